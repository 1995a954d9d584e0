import { hash } from 'node:crypto';
import {
  type Agent,
  type Approval,
  commandId,
  createIdSource,
  decide,
  defaultAppearance,
  type DurableCommand,
  factsFor,
  fingerprint,
  type Id,
  isRemembered,
  type Moment,
  type Plan,
  type Principal,
  type RecordedCommand,
  type Rejection,
  stamp,
  type VisitContext,
  type WebsiteInbox,
} from '@porchlight/protocol';
import type { CommandTransaction, Store } from '../domain/store.ts';

/** An account with its inbox and its first agent, in a store, and people who act in it straight through the store. */
export interface House {
  readonly store: Store;
  readonly account_id: Id;
  readonly inbox: WebsiteInbox;
  readonly admin: Person;
  readonly newId: () => Id;
  /** A moment that no earlier one equals. */
  readonly now: () => Moment;
  readonly visitor: () => Promise<Person>;
  readonly colleague: (name: string) => Promise<Person>;
}

/** Somebody who sends commands, and is told what became of them. */
export interface Person {
  readonly principal: Principal;
  readonly id: Id;
  does(command: DurableCommand): Promise<object | Rejection>;
  /** Sends a message, by default with an id of its own. */
  says(conversation_id: Id, text: string, id?: Id): Promise<object | Rejection>;
  /** Says something and falls over before it is done: rejects, after everything has been written. */
  stumbles(conversation_id: Id): Promise<never>;
  notes(conversation_id: Id, text: string, id?: Id): Promise<object | Rejection>;
  recalls(conversation_id: Id, message_id: Id, id?: Id): Promise<object | Rejection>;
  edits(conversation_id: Id, message_id: Id, text: string, id?: Id): Promise<object | Rejection>;
  gets(conversation_id: Id, up_to_seq: number): Promise<object | Rejection>;
  reads(conversation_id: Id, up_to_seq: number): Promise<object | Rejection>;
  assigns(conversation_id: Id, assignee_id: Id | null): Promise<object | Rejection>;
  resolves(conversation_id: Id): Promise<object | Rejection>;
}

/** A visitor's browser that tells nothing. */
export const noContext: VisitContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

/** Moves into an empty store. `later_ms` says how much time has passed there besides a millisecond for each thing that happens. */
export async function moveIn(store: Store, later_ms = () => 0): Promise<House> {
  let now_ms = Date.UTC(2026, 10, 20, 12);
  const now = (): Moment => new Date((now_ms += 1) + later_ms()).toISOString();
  const newId = createIdSource(() => now_ms, Math.random);
  const account = { id: newId(), name: 'Lighthouse' };
  const inbox: WebsiteInbox = {
    id: newId(),
    kind: 'website',
    name: 'Website',
    key: 'key-of-the-website',
    allowed_origins: [],
    appearance: defaultAppearance,
    follow_up_minutes: null,
  };
  const admin = agent(newId(), 'Ada', 'admin');
  await store.seed({ account, inbox, admin: { ...admin, password_hash: 'scrypt' }, now: now() });
  const person = (principal: Principal) => createPerson(store, principal, newId, now);
  const agentPrincipal = ({ id, role }: Agent): Principal => {
    return { kind: 'agent', id, account_id: account.id, role };
  };
  return {
    store,
    account_id: account.id,
    inbox,
    admin: person(agentPrincipal(admin)),
    newId,
    now,
    visitor: async () => {
      const contact = { id: newId(), account_id: account.id, created_at: now() };
      await store.access.createContact({ ...contact, context: noContext });
      return person({
        kind: 'visitor',
        id: contact.id,
        account_id: account.id,
        inbox_id: inbox.id,
      });
    },
    colleague: async (name) => {
      const colleague = agent(newId(), name, 'agent');
      const row = { ...colleague, account_id: account.id, password_hash: 'scrypt' };
      await store.createAgent(row, agentCreated(colleague, account.id, newId(), now()));
      return person(agentPrincipal(colleague));
    },
  };
}

function agent(id: Id, name: string, role: Agent['role']): Agent {
  return { id, name, role, email: `${name}@example.org`, avatar_url: null };
}

/** The event of an agent's creation. */
export function agentCreated(newcomer: Agent, account_id: Id, event_id: Id, timestamp: Moment) {
  return {
    event_id,
    event_type: 'agent.created',
    timestamp,
    account_id,
    source: 'api',
    schema_version: 1,
    conversation_id: null,
    seq: null,
    prev: null,
    data: { agent: newcomer },
  } as const;
}

function createPerson(
  store: Store,
  principal: Principal,
  newId: () => Id,
  now: () => Moment,
): Person {
  const does: Person['does'] = (command) =>
    store.command((transaction) => carryOut(transaction, principal, command, newId, now()));
  const claims = (kind: 'delivered' | 'read') => (conversation_id: Id, up_to_seq: number) =>
    does({ name: 'receipt.claim', payload: { conversation_id, kind, up_to_seq } });
  return {
    principal,
    id: principal.id,
    does,
    says: (conversation_id, text, id = newId()) =>
      does({ name: 'message.send', payload: { id, conversation_id, text } }),
    stumbles: (conversation_id) =>
      store.command(async (transaction) => {
        const payload = { id: newId(), conversation_id, text: 'never' };
        const command = { name: 'message.send', payload } as const;
        await carryOut(transaction, principal, command, newId, now());
        throw new Error('stumbled');
      }),
    notes: (conversation_id, text, id = newId()) =>
      does({ name: 'message.send', payload: { id, conversation_id, text, internal: true } }),
    recalls: (conversation_id, message_id, id = newId()) =>
      does({ name: 'message.recall', payload: { id, conversation_id, message_id } }),
    edits: (conversation_id, message_id, text, id = newId()) =>
      does({ name: 'message.edit', payload: { id, conversation_id, message_id, text } }),
    gets: claims('delivered'),
    reads: claims('read'),
    assigns: (conversation_id, assignee_id) => {
      const payload = { command_id: newId(), conversation_id, assignee_id };
      return does({ name: 'conversation.assign', payload });
    },
    resolves: (conversation_id) => {
      const payload = { command_id: newId(), conversation_id, status: 'resolved' } as const;
      return does({ name: 'conversation.set_status', payload });
    },
  };
}

/** One command from facts to rows, as the server does it. */
export async function carryOut(
  transaction: CommandTransaction,
  principal: Principal,
  command: DurableCommand,
  newId: () => Id,
  now: Moment,
): Promise<object | Rejection> {
  const digest = hash('sha256', fingerprint(command), 'base64url');
  const facts = await transaction.facts(principal, factsFor(principal, command));
  const decision = decide(facts, principal, command, digest, now);
  if (!decision.ok) return decision;
  if ('repeated' in decision) return decision.repeated;
  const number = await numberFor(transaction, principal, decision);
  const options = { principal, source: 'api', newId, number } as const;
  const plan = stamp(decision, facts.conversation, options);
  const answer = answerTo(command, plan);
  const isKept = isRemembered(command, plan.events);
  const recorded = isKept ? recordOf(command, digest, answer, now) : null;
  await transaction.write(principal, plan, recorded);
  return answer;
}

function numberFor(transaction: CommandTransaction, principal: Principal, approval: Approval) {
  const creates = approval.events.some((event) => event.event_type === 'conversation.created');
  return creates ? transaction.takeNumber(principal.account_id) : 0;
}

function answerTo(command: DurableCommand, plan: Plan): object {
  const last = plan.events.at(-1)?.event;
  if (command.name !== 'message.send') return { seq: last?.seq ?? null };
  return { id: command.payload.id, seq: last?.seq, at: last?.timestamp };
}

function recordOf(command: RecordedCommand, digest: string, answer: object, at: Moment) {
  return { name: command.name, id: commandId(command), hash: digest, answer, at };
}
