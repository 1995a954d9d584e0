import {
  commandId,
  factsFor,
  fingerprint,
  isRemembered,
  noFacts,
  recalledHash,
  type Facts,
  type Recorded,
} from '../facts.ts';
import type { DurableCommand } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Agent, Contact, Conversation, Inbox, Principal } from '../entities.ts';
import type { StoredEvent } from '../events.ts';
import type { StoredFile } from '../files.ts';
import { createIdSource, type Id } from '../ids.ts';
import { reviseEvent } from '../log.ts';
import type { Receipt } from '../receipts.ts';
import { defaultTalk } from '../talk.ts';
import { stamp } from '../stamp.ts';
import { isDemoted, isHere } from '../team.ts';

/** What became of one command in the book. */
export interface Outcome {
  readonly decision: Decision;
  readonly events: readonly StoredEvent[];
  readonly receipt: Receipt | null;
}

/** The smallest store that can carry out commands: for tests of the rules only. */
export interface Book {
  readonly conversations: Map<Id, Conversation>;
  readonly contacts: readonly Contact[];
  readonly items: (StoredEvent | Receipt)[];
  /** What was uploaded. */
  readonly files: StoredFile[];
  readonly run: (principal: Principal, command: DurableCommand) => Outcome;
  /** Lets time pass. */
  readonly wait: (span_ms: number) => void;
}

/** Starts a book with these contacts and inboxes; the clock ticks a second at each command. */
export function createBook(
  known: readonly Contact[],
  inboxes: readonly Inbox[],
  agents: readonly (Id | Agent)[],
): Book {
  const conversations = new Map<Id, Conversation>();
  const records = new Map<Id, Recorded>();
  const items: (StoredEvent | Receipt)[] = [];
  const files: StoredFile[] = [];
  const contacts = [...known];
  const team = agents.map((one) => (typeof one === 'string' ? newColleague(one) : one));
  let now_ms = Date.UTC(2026, 10, 20);
  const newId = createIdSource(
    () => now_ms,
    () => 0.25,
  );

  function gather(principal: Principal, command: DurableCommand): Facts {
    const keys = factsFor(principal, command);
    const find = <Row extends { id: Id }>(rows: readonly Row[], id: Id | undefined) =>
      rows.find((row) => row.id === id) ?? null;
    const conversation = conversations.get(keys.conversation ?? '') ?? null;
    return {
      ...noFacts,
      recorded: keys.recorded === undefined ? null : (records.get(keys.recorded.id) ?? null),
      conversation,
      message: keys.message === undefined ? null : findMessage(keys.message, keys.conversation),
      contact: find(contacts, keys.contact),
      files: files.filter(({ attachment }) => keys.files?.includes(attachment?.id ?? '')),
      inbox: find(inboxes, keys.inbox),
      provider: keys.provider === true ? findProvider(conversation) : null,
      ...(keys.talk === true && findTalk(conversation)),
      answered_by: findAnswer(keys.message),
      agent: find(team, keys.agent),
      other_admin: team.some((one) => isHere(one) && one.role === 'admin' && one.id !== keys.agent),
      demoted: isDemoted(find(team, principal.id)),
      public_seq: publicSeq(keys.claim),
      own_seq: ownSeq(principal, keys.claim?.conversation_id),
      covered: covered(principal, keys.claim),
    };
  }

  function findProvider(conversation: Conversation | null): Facts['provider'] {
    const inbox = inboxes.find(({ id }) => id === conversation?.inbox_id);
    return inbox?.kind === 'api' ? inbox : null;
  }

  function findTalk(conversation: Conversation | null): Pick<Facts, 'talk' | 'contact'> {
    const inbox = inboxes.find(({ id }) => id === conversation?.inbox_id);
    const contact = contacts.find(({ id }) => id === conversation?.contact_id) ?? null;
    return { talk: inbox?.kind === 'website' ? (inbox.talk ?? defaultTalk) : null, contact };
  }

  function findAnswer(id: Id | undefined): Facts['answered_by'] {
    for (const item of items) {
      if (!('event' in item) || item.event.event_type !== 'message.created') continue;
      const { message } = item.event.data;
      if (message.reply_to === id && message.answer !== undefined) return message.id;
    }
    return null;
  }

  function findMessage(id: Id, conversation_id: Id | undefined): Facts['message'] {
    for (const item of items) {
      if (!('event' in item) || item.event.event_type !== 'message.created') continue;
      const { message } = item.event.data;
      if (message.id === id)
        return message.conversation_id === conversation_id ? message : 'elsewhere';
    }
    return records.has(id) ? 'elsewhere' : null;
  }

  function keepContact({ event }: StoredEvent): void {
    if (event.event_type !== 'contact.updated') return;
    const { contact } = event.data;
    contacts[contacts.findIndex(({ id }) => id === contact.id)] = contact;
  }

  /** Nothing that was recalled stays in what is stored. */
  function blank({ event }: StoredEvent): void {
    for (const [at, item] of items.entries()) {
      if ('event' in item) items[at] = { ...item, event: reviseEvent(item.event, event) };
    }
  }

  function publicSeq(claim: ReturnType<typeof factsFor>['claim']): number {
    const seqs = items.map((item) =>
      'event' in item && !item.internal && item.event.conversation_id === claim?.conversation_id
        ? item.event.seq
        : 0,
    );
    return Math.max(0, ...seqs.filter((seq) => claim !== undefined && seq <= claim.up_to_seq));
  }

  function ownSeq(principal: Principal, conversation_id: Id | undefined): number {
    const own = receipts().filter(
      (step) =>
        step.conversation_id === conversation_id &&
        step.actor.id === principal.id &&
        step.kind === 'read',
    );
    return Math.max(0, ...own.map((step) => step.up_to_seq));
  }

  function covered(principal: Principal, claim: ReturnType<typeof factsFor>['claim']): number {
    return items.filter(
      (item) =>
        'event' in item &&
        item.event.event_type === 'message.created' &&
        item.event.conversation_id === claim?.conversation_id &&
        !item.internal &&
        item.event.data.message.author.kind !== principal.kind &&
        item.event.seq <= claim.up_to_seq,
    ).length;
  }

  function receipts(): Receipt[] {
    return items.filter((item) => 'kind' in item);
  }

  function run(principal: Principal, command: DurableCommand): Outcome {
    now_ms += 1_000;
    const hash = fingerprint(command);
    const facts = gather(principal, command);
    const decision = decide(facts, principal, command, hash, new Date(now_ms).toISOString());
    if (!decision.ok || 'repeated' in decision) return { decision, events: [], receipt: null };
    const number = conversations.size + 1;
    const plan = stamp(decision, facts.conversation, { principal, source: 'api', newId, number });
    if (plan.conversation !== null) conversations.set(plan.conversation.id, plan.conversation);
    if (isRemembered(command, plan.events)) {
      const answer = { seq: plan.events.at(-1)?.event.seq ?? null };
      records.set(commandId(command), { principal_id: principal.id, hash, answer });
    }
    if (plan.recalled_early !== undefined) {
      const early = { principal_id: principal.id, hash: recalledHash, answer: {} };
      records.set(plan.recalled_early, early);
    }
    plan.events.forEach(keepContact);
    plan.events.forEach(blank);
    items.push(...plan.events, ...(plan.receipt === null ? [] : [plan.receipt]));
    return { decision, events: plan.events, receipt: plan.receipt };
  }

  return {
    conversations,
    contacts,
    items,
    files,
    run,
    wait: (span_ms) => void (now_ms += span_ms),
  };
}

function newColleague(id: Id): Agent {
  return { id, name: 'Colleague', avatar_url: null, email: `${id}@shop.example`, role: 'agent' };
}
