import {
  defaultTalk,
  isDemoted,
  isHere,
  noFacts,
  type FactKeys,
  type Facts,
  type Id,
  type Principal,
  type Side,
  type StoredEvent,
} from '@porchlight/protocol';
import type { MockFile, Tables } from './tables.ts';

/** Reads the rows that a decision needs. */
export function factsOf(tables: Tables, principal: Principal, keys: FactKeys): Facts {
  return {
    ...noFacts,
    recorded: findRecord(tables, keys.recorded?.id),
    conversation: find(tables.conversations, keys.conversation),
    message:
      keys.message === undefined ? null : findMessage(tables, keys.message, keys.conversation),
    contact: find(tables.contacts, keys.contact),
    files: (keys.files ?? []).flatMap((id) => findFile(tables, id) ?? []),
    inbox: find(tables.inboxes, keys.inbox),
    agent: find(tables.agents, keys.agent),
    other_admin: hasOtherAdmin(tables, keys.agent),
    demoted: isDemoted(find(tables.agents, principal.id)),
    ...(keys.provider === true && findChannel(tables, keys.conversation)),
    ...(keys.talk === true && findTalk(tables, keys)),
    answered_by: findAnswer(tables, keys.message, keys.conversation),
    ...claimFacts(tables, principal, keys.claim),
  };
}

function hasOtherAdmin({ agents }: Tables, id: Id | undefined): boolean {
  return [...agents.values()].some((one) => isHere(one) && one.role === 'admin' && one.id !== id);
}

/** Who was merged is whoever it became. */
function findRecord(tables: Tables, id: Id | undefined): Facts['recorded'] {
  const recorded = find(tables.records, id);
  const author = find(tables.contacts, recorded?.principal_id);
  if (recorded === null || author?.merged_into === undefined) return recorded;
  return { ...recorded, principal_id: author.merged_into };
}

/** A file with its owner as whoever that has become. */
export function findFile(tables: Tables, id: Id): MockFile | null {
  const file = find(tables.files, id);
  const owner = find(tables.contacts, file?.owner.id);
  if (file === null || owner?.merged_into === undefined) return file;
  return { ...file, owner: { ...file.owner, id: owner.merged_into } };
}

function findChannel(
  tables: Tables,
  conversation_id: Id | undefined,
): Pick<Facts, 'provider' | 'follow_up_minutes' | 'pushes'> {
  const conversation = find(tables.conversations, conversation_id);
  const inbox = find(tables.inboxes, conversation?.inbox_id);
  return {
    provider: inbox?.kind === 'api' ? inbox : null,
    follow_up_minutes: inbox?.kind === 'website' ? inbox.follow_up_minutes : null,
    // The mock pushes nothing, and says so to who asks.
    pushes: false,
  };
}

function findTalk(tables: Tables, keys: FactKeys): Pick<Facts, 'talk' | 'contact'> {
  const conversation = find(tables.conversations, keys.conversation);
  const inbox = find(tables.inboxes, conversation?.inbox_id);
  return {
    talk: inbox?.kind === 'website' ? (inbox.talk ?? defaultTalk) : null,
    contact: find(tables.contacts, keys.contact ?? conversation?.contact_id),
  };
}

/** A message that was recalled answers nothing any more. */
function findAnswer(
  tables: Tables,
  id: Id | undefined,
  conversation_id: Id | undefined,
): Facts['answered_by'] {
  for (const { event } of tables.logs.get(conversation_id ?? '') ?? []) {
    if (event.event_type !== 'message.created') continue;
    const { message } = event.data;
    if (message.reply_to === id && message.answer !== undefined) return message.id;
  }
  return null;
}

function findMessage(tables: Tables, id: Id, conversation_id: Id | undefined): Facts['message'] {
  const log = tables.logs.get(conversation_id ?? '') ?? [];
  for (const { event } of log) {
    if (event.event_type === 'message.created' && event.data.message.id === id) {
      return event.data.message;
    }
  }
  return tables.records.has(id) ? 'elsewhere' : null;
}

function claimFacts(
  tables: Tables,
  principal: Principal,
  claim: FactKeys['claim'],
): Pick<Facts, 'public_seq' | 'own_seq' | 'covered'> {
  if (claim === undefined) return { public_seq: 0, own_seq: 0, covered: 0 };
  const steps = tables.steps.get(claim.conversation_id) ?? [];
  const own = steps.filter((step) => step.kind === 'read' && step.actor.id === principal.id);
  const log = tables.logs.get(claim.conversation_id) ?? [];
  const reached = log.findLast(
    ({ event, internal }) => !internal && (event.seq ?? 0) <= claim.up_to_seq,
  );
  return {
    public_seq: reached?.event.seq ?? 0,
    own_seq: Math.max(0, ...own.map((step) => step.up_to_seq)),
    covered: log.filter((stored) => isCovered(stored, principal.kind, claim.up_to_seq)).length,
  };
}

function isCovered({ event, internal }: StoredEvent, reader: Side, up_to_seq: number): boolean {
  if (event.event_type !== 'message.created' || internal) return false;
  return event.seq <= up_to_seq && event.data.message.author.kind !== reader;
}

function find<Row>(rows: ReadonlyMap<string, Row>, id: string | undefined): Row | null {
  return id === undefined ? null : (rows.get(id) ?? null);
}
