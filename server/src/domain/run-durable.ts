import {
  commandId,
  decide,
  factsFor,
  fingerprint,
  isRecorded,
  isRemembered,
  reject,
  stamp,
  type Ack,
  type Approval,
  type DurableCommand,
  type Facts,
  type IdSource,
  type Moment,
  type Plan,
} from '@porchlight/protocol';
import { hash } from 'node:crypto';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import { chargeMessage, type RateLimits } from './rate-limits.ts';
import { goOn, type Soon } from './soon.ts';
import type { CommandRecord, CommandTransaction, CommandWork, Store } from './store.ts';

/** What durable commands need. */
export interface DurableEnvironment {
  readonly store: Pick<Store, 'command' | 'commands'>;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly limits: RateLimits;
}

/** Facts, decision, stamps and writes of a command in one transaction; the answer comes after the commit. */
export interface DurableRunner {
  /** Rejects with StorageError. */
  readonly run: (caller: Caller, command: DurableCommand) => Promise<Ack<object>>;
  /** The same for commands that came together. Rejects where any of them would. */
  readonly runAll: (
    caller: Caller,
    commands: readonly DurableCommand[],
  ) => Promise<readonly Ack<object>[]>;
}

/** Makes the runner. */
export function createDurableRunner(environment: DurableEnvironment): DurableRunner {
  const { store, clock, newId, limits } = environment;

  function workOf(caller: Caller, command: DurableCommand): CommandWork<Ack<object>> {
    const digest = digestOf(command);
    const message_ms = costsAMessage.has(command.name) ? chargeMessage(limits, caller) : 0;
    const { principal, source } = caller;

    const judge = (transaction: CommandTransaction, facts: Facts): Soon<Ack<object>> => {
      const decision = decide(facts, principal, command, digest, momentOf(clock));
      if (!decision.ok) return decision;
      if ('repeated' in decision) return { ok: true, ...decision.repeated };
      // Only here, because a repeat of what was accepted is answered whatever the limits say.
      const wait_ms = message_ms || chargeAccepted(limits, caller, command, decision);
      if (wait_ms > 0) return reject('rate_limited', 'too many of these', wait_ms);
      return goOn(numberFor(decision, principal.account_id, transaction), (number) => {
        const plan = stamp(decision, facts.conversation, { principal, source, newId, number });
        const answer = answerOf(command, plan);
        const saved = save(
          transaction,
          caller,
          plan,
          recordOf(command, plan, digest, answer, decision.at),
        );
        return goOn(saved, () => ({ ok: true, ...answer }));
      });
    };

    return (transaction) => {
      const found = transaction.facts(principal, factsFor(principal, command));
      return goOn(found, (facts) => judge(transaction, facts));
    };
  }

  return {
    run: (caller, command) => store.command(workOf(caller, command)),
    runAll: (caller, commands) =>
      store.commands(commands.map((command) => workOf(caller, command))),
  };
}

/** Charges for what was found right: how long to wait, 0 for not at all. */
function chargeAccepted(
  limits: RateLimits,
  caller: Caller,
  command: DurableCommand,
  { events }: Approval,
): number {
  const { name, payload } = command;
  // Counted by conversation, and only here, where the caller may have this one mailed: nobody uses up another's share.
  if (name === 'transcript.send') return limits.transcripts.take(payload.conversation_id);
  // Agents are told of it, as of a message. Only of changes: a page may tell the same at each load without using up anything.
  const tells = name === 'contact.describe' || name === 'conversation.describe';
  return tells && events.length > 0 ? chargeMessage(limits, caller) : 0;
}

/** Besides messages: a recall, which leaves a record even where there is no such message; and what everybody is told of as of a message. */
const costsAMessage: ReadonlySet<DurableCommand['name']> = new Set([
  'message.send',
  'message.recall',
  'message.edit',
  'conversation.rate',
  'contact.erase',
] as const);

/** What tells a repeat from a conflict. Claims are not remembered, so nothing is told of them. */
function digestOf(command: DurableCommand): string {
  return isRecorded(command) ? hash('sha256', fingerprint(command), 'base64url') : '';
}

function numberFor(
  { events }: Approval,
  account_id: string,
  transaction: CommandTransaction,
): Soon<number> {
  const creates = events[0]?.event_type === 'conversation.created';
  return creates ? transaction.takeNumber(account_id) : 0;
}

function answerOf({ name }: DurableCommand, { events }: Plan): object {
  const last = events.at(-1)?.event;
  switch (name) {
    case 'message.send':
      return last?.event_type === 'message.created'
        ? { id: last.data.message.id, seq: last.seq, at: last.timestamp }
        : {};
    case 'message.recall':
    case 'message.edit':
    case 'message.retry':
    case 'message.set_status':
    case 'conversation.create':
    case 'conversation.assign':
    case 'conversation.set_status':
    case 'conversation.rate':
      return { seq: last?.seq ?? null };
    case 'inbox.renew_secret':
      return { secret_made_at: last?.timestamp };
    case 'contact.update':
    case 'contact.erase':
    case 'contact.describe':
    case 'conversation.describe':
    case 'transcript.send':
    case 'agent.update':
    case 'agent.remove':
    case 'inbox.create':
    case 'inbox.update':
    case 'receipt.claim':
      return {};
  }
}

function recordOf(
  command: DurableCommand,
  { events }: Plan,
  digest: string,
  answer: object,
  at: Moment,
): CommandRecord | null {
  if (!isRemembered(command, events)) return null;
  return { name: command.name, id: commandId(command), hash: digest, answer, at };
}

function save(
  transaction: CommandTransaction,
  { principal }: Caller,
  plan: Plan,
  record: CommandRecord | null,
): Soon<void> {
  // A claim that raises nothing, or what is so already and not remembered, writes nothing.
  if (record === null && plan.receipt === null && plan.events.length === 0) return;
  return transaction.write(principal, plan, record);
}
