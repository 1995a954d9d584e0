import type { Conversation, Moment, Principal, Source } from './entities.ts';
import type { AgentEvent, ConversationEvent, EventData, StoredEvent } from './events.ts';
import type { Approval, EventDraft, JobDraft } from './decision.ts';
import type { Id, IdSource } from './ids.ts';
import { projectConversation, projectReceipt } from './project.ts';
import { noWatermarks, type Receipt } from './receipts.ts';
import { schemaVersion } from './version.ts';

/** What a store adds to a decision. */
export interface StampOptions {
  readonly principal: Pick<Principal, 'account_id'>;
  readonly source: Source;
  readonly newId: IdSource;
  /** The account's next conversation number; asked only where a conversation is created. */
  readonly number: number;
}

/** A job with its id and place. */
export interface PlannedJob extends JobDraft {
  readonly id: Id;
  readonly account_id: Id;
  readonly conversation_id: Id;
  /** The inbox of its conversation; null for what belongs to none. */
  readonly inbox_id: Id | null;
  /** The head of the log right after the command: jobs of one conversation are done in this order. */
  readonly seq: number;
}

/** An approved command with every id and place: exactly the rows to write. The store adds feed positions. */
export interface Plan {
  readonly events: readonly StoredEvent[];
  readonly receipt: Receipt | null;
  /** The conversation's row afterwards; null where no conversation changes. */
  readonly conversation: Conversation | null;
  /** Absent where nothing is to be done afterwards. */
  readonly jobs?: readonly PlannedJob[];
  /** See `Approval`. */
  readonly recalled_early?: Id;
}

/** Gives the drafts of a decision their ids, seq, prev and public_prev, and folds them into the conversation's row. */
export function stamp(
  approval: Approval,
  current: Conversation | null,
  options: StampOptions,
): Plan {
  let conversation = current;
  const events = approval.events.map((draft) => {
    const stored = stampEvent(draft, approval, conversation, options);
    if (stored.event.conversation_id !== null) {
      conversation = fold(conversation, stored.event, options.principal.account_id);
    }
    return stored;
  });
  if (approval.jobs !== undefined && conversation === null) {
    const jobs = approval.jobs.map((draft) => accountJob(draft, options));
    return { events, receipt: null, conversation, jobs };
  }
  if (approval.jobs !== undefined && conversation !== null) {
    const jobs = planJobs(approval.jobs, conversation, options.newId);
    return { events, receipt: null, conversation, jobs };
  }
  if (approval.receipt === null || conversation === null)
    return { events, receipt: null, conversation, ...early(approval) };
  const receipt = { event_id: options.newId(), ...approval.receipt };
  return { events, receipt, conversation: projectReceipt(conversation, receipt) };
}

/** A job of no conversation stands under the id of what it is about. */
function accountJob(draft: JobDraft, { newId, principal }: StampOptions): PlannedJob {
  const { account_id } = principal;
  const about = { conversation_id: draft.message_id, inbox_id: null };
  return { ...draft, id: newId(), account_id, ...about, seq: 0 };
}

function early({ recalled_early }: Approval): Pick<Plan, 'recalled_early'> {
  return recalled_early === undefined ? {} : { recalled_early };
}

function planJobs(
  drafts: readonly JobDraft[],
  { id: conversation_id, account_id, inbox_id, head: seq }: Conversation,
  newId: IdSource,
): readonly PlannedJob[] {
  const place = { account_id, conversation_id, inbox_id, seq };
  return drafts.map((draft) => ({ ...draft, id: newId(), ...place }));
}

function stampEvent(
  draft: EventDraft,
  approval: Approval,
  conversation: Conversation | null,
  options: StampOptions,
): StoredEvent {
  const prev = conversation?.head ?? 0;
  const ofAccount = approval.conversation_id === null || draft.event_type === 'contact.updated';
  const place = ofAccount
    ? { conversation_id: null, seq: null, prev: null }
    : { conversation_id: approval.conversation_id, seq: prev + 1, prev };
  const event = {
    event_id: options.newId(),
    event_type: draft.event_type,
    timestamp: approval.at,
    account_id: options.principal.account_id,
    source: options.source,
    schema_version: schemaVersion,
    ...place,
    data: complete(draft, prev + 1, options.number),
  } as AgentEvent;
  const public_prev = ofAccount ? null : (conversation?.public_head ?? 0);
  return { event, internal: draft.internal, public_prev };
}

function complete(
  draft: EventDraft,
  seq: number,
  number: number,
): EventData[EventDraft['event_type']] {
  if (draft.event_type === 'message.created') {
    return { message: { ...draft.data.message, seq, version: seq } };
  }
  return draft.event_type === 'conversation.created' ? { ...draft.data, number } : draft.data;
}

function fold(
  current: Conversation | null,
  event: ConversationEvent,
  account_id: string,
): Conversation | null {
  if (current !== null) return projectConversation(current, event);
  return event.event_type === 'conversation.created' ? createConversation(event, account_id) : null;
}

/** The row of a conversation that has just been created by this event. */
export function createConversation(
  event: Extract<ConversationEvent, { event_type: 'conversation.created' }>,
  account_id: string,
): Conversation {
  const at: Moment = event.timestamp;
  return {
    id: event.conversation_id,
    account_id,
    number: event.data.number,
    inbox_id: event.data.inbox_id,
    contact_id: event.data.contact.id,
    status: 'open',
    assignee_id: null,
    head: event.seq,
    public_head: event.seq,
    created_at: at,
    last_activity_at: at,
    waiting_since: null,
    last_message: null,
    visitor_count: 0,
    agent_count: 0,
    visitor_read_count: 0,
    agent_read_count: 0,
    ...noWatermarks,
  };
}
