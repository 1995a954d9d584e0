import {
  reject,
  routes,
  type Accepted,
  type Ack,
  type AgentAnswers,
  type Command,
  type CommandName,
  type EphemeralCommands,
  type Id,
  type Moment,
  type Queries,
} from '@porchlight/protocol';
import { parseCommand } from '@porchlight/protocol/schemas';
import type { AnswerQuery } from './answer-query.ts';
import { weightOf } from './answer-weight.ts';
import type { AnswerSync } from './answer-sync.ts';
import type { Caller } from './caller.ts';
import { claimMany } from './claim-many.ts';
import type { Clock } from './clock.ts';
import { beginSync, type Connection, type Release } from './connection.ts';
import type { FindOwner } from './conversation-owners.ts';
import type { PresenceExchange } from './presence-exchange.ts';
import type { PresenceBook } from './presence.ts';
import { chargeCommand, reserveAnswer, settleAnswer, type RateLimits } from './rate-limits.ts';
import type { DurableRunner } from './run-durable.ts';
import type { StorageHealth } from './storage-health.ts';
import { RegressionError, StorageError } from './store.ts';
import type { Log, Telemetry } from './telemetry.ts';
import { noteTyping, type TypingDesk } from './typing.ts';

/** An answer, and what has to be called right after it was sent. */
export interface Executed {
  readonly answer: Ack<object>;
  readonly release: Release | null;
}

/** Everything a caller can do, by socket and HTTP alike. */
export interface Executor {
  /** Parses, limits and runs one command. Never rejects: failures are answers. */
  readonly execute: (
    caller: Caller,
    name: string,
    payload: unknown,
    connection: Connection | null,
  ) => Promise<Executed>;
  /** Takes no more commands, and resolves when those that were begun are answered. */
  readonly drain: () => Promise<void>;
}

/** What the executor needs. */
export interface ExecutorEnvironment {
  readonly durable: DurableRunner;
  readonly answerQuery: AnswerQuery;
  readonly answerSync: AnswerSync;
  readonly findOwner: FindOwner;
  readonly presence: PresenceBook;
  readonly presenceExchange: Pick<PresenceExchange, 'chosen'>;
  readonly typing: TypingDesk;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly log: Log;
  readonly storage: StorageHealth;
  readonly telemetry: Telemetry;
  /** Whether mails go out. */
  readonly mail_on: boolean;
  /** The secret for identity tokens that an inbox was given at this moment. */
  readonly identitySecret: (inbox_id: Id, made_at: Moment) => string;
}

type Ephemeral = Extract<Command, { name: keyof EphemeralCommands }>;

/** The queries whose answers hold what people have said. */
const heavy: Partial<Record<CommandName, true>> = {
  sync: true,
  'conversation.snapshot': true,
  'conversation.history': true,
  'contact.export': true,
};

/** Makes the one door for commands. */
export function createExecutor(environment: ExecutorEnvironment): Executor {
  const { limits, clock, log, telemetry } = environment;
  let running = 0;
  let stopping = false;
  let drained: () => void = () => undefined;

  async function judge(
    caller: Caller,
    name: string,
    payload: unknown,
    connection: Connection | null,
  ): Promise<Executed> {
    if (stopping) return plain(reject('shutting_down', 'the server is stopping'));
    const wait_ms = chargeCommand(limits, caller);
    if (wait_ms > 0) return plain(reject('rate_limited', 'too many commands', wait_ms));
    const side = caller.program === undefined ? caller.principal.kind : 'agent';
    const parsed = parseCommand(side, name, payload);
    if (!parsed.ok) return plain(parsed);
    return parsed.command.name in heavy
      ? weighed(caller, parsed.command, connection)
      : run(environment, caller, parsed.command, connection);
  }

  /** Whoever asks for much waits until it is paid for. */
  async function weighed(
    caller: Caller,
    command: Command,
    connection: Connection | null,
  ): Promise<Executed> {
    const wait_ms = reserveAnswer(limits, caller);
    if (wait_ms > 0) return plain(reject('rate_limited', 'too much was asked for', wait_ms));
    let weight = 0;
    try {
      const executed = await run(environment, caller, command, connection);
      weight = weightOf(executed.answer);
      return executed;
    } finally {
      settleAnswer(limits, caller, weight);
    }
  }

  return {
    async execute(caller, name, payload, connection) {
      const began_ms = clock.now();
      running += 1;
      const executed = await judge(caller, name, payload, connection).catch((error: unknown) =>
        plain(failure(error, name, environment)),
      );
      running -= 1;
      if (running === 0) drained();
      note(log, telemetry, caller, name, executed.answer, clock.now() - began_ms);
      return executed;
    },
    async drain() {
      stopping = true;
      if (running > 0) await new Promise<void>((resolve) => (drained = resolve));
      // The last answer is on its way to its caller now.
      await new Promise<void>(clock.soon);
    },
  };
}

function run(
  environment: ExecutorEnvironment,
  caller: Caller,
  command: Command,
  connection: Connection | null,
): Promise<Executed> {
  switch (command.name) {
    case 'message.send':
    case 'message.recall':
    case 'message.edit':
    case 'receipt.claim':
    case 'message.retry':
    case 'message.set_status':
    case 'conversation.create':
    case 'conversation.assign':
    case 'conversation.set_status':
    case 'conversation.rate':
    case 'conversation.describe':
    case 'contact.describe':
    case 'contact.erase':
    case 'contact.update':
    case 'agent.update':
    case 'agent.remove':
    case 'inbox.create':
    case 'inbox.update':
      return environment.durable.run(caller, command).then(plain);
    case 'transcript.send':
      return environment.mail_on
        ? environment.durable.run(caller, command).then(plain)
        : Promise.resolve(plain(reject('forbidden', 'mail is not set up')));
    case 'inbox.renew_secret':
      return renewSecret(environment, caller, command).then(plain);
    case 'receipt.claim_many':
      return claimMany(environment, caller, command.payload.claims).then(plain);
    case 'typing.set':
    case 'presence.set':
      return runEphemeral(environment, caller, command, connection).then(plain);
    case 'sync':
      return runSync(environment.answerSync, caller, command.payload, connection);
    case 'conversation.snapshot':
    case 'conversation.history':
    case 'conversation.list':
    case 'conversation.counts':
    case 'file.addresses':
    case 'file.rules':
    case 'contact.export':
    case 'agent.list':
    case 'inbox.list':
      return environment.answerQuery(caller, command).then(plain);
  }
}

/** The secret follows from when it was made, so that a repeat tells the same one, and no row holds it. */
async function renewSecret(
  { durable, identitySecret }: ExecutorEnvironment,
  caller: Caller,
  command: Extract<Command, { name: 'inbox.renew_secret' }>,
): Promise<Ack<object>> {
  const answer = await durable.run(caller, command);
  if (!answer.ok) return answer;
  const { secret_made_at } = answer as Accepted<{ secret_made_at: Moment }>;
  const secret = identitySecret(command.payload.inbox_id, secret_made_at);
  const told: Accepted<AgentAnswers['inbox.renew_secret']> = { ok: true, secret, secret_made_at };
  return told;
}

async function runEphemeral(
  { findOwner, presence, presenceExchange, typing }: ExecutorEnvironment,
  caller: Caller,
  command: Ephemeral,
  connection: Connection | null,
): Promise<Ack<object>> {
  if (command.name === 'presence.set') {
    const { availability } = command.payload;
    if (connection !== null) connection.attendance.set(availability);
    else {
      presence.set(caller.principal, caller.session_id, availability);
      presenceExchange.chosen(caller.principal, caller.session_id, availability);
    }
    return { ok: true };
  }
  const { payload } = command;
  const owner = await findOwner(caller.principal, payload.conversation_id);
  if (owner === null) return reject('not_found', 'no such conversation');
  typing.tell(caller, owner, payload);
  if (connection !== null) noteTyping(connection, owner, payload);
  return { ok: true };
}

async function runSync(
  answerSync: AnswerSync,
  { principal }: Caller,
  asked: Queries['sync'],
  connection: Connection | null,
): Promise<Executed> {
  // Holding begins before anything is read, so that nothing falls between the answer and the frames after it.
  const sync = connection === null ? null : beginSync(connection);
  try {
    const { answer, reached } = await answerSync(principal, asked);
    return { answer: { ok: true, ...answer }, release: sync?.settle(reached, answer.more) ?? null };
  } catch (error) {
    sync?.abandon();
    throw error;
  }
}

function plain(answer: Ack<object>): Executed {
  return { answer, release: null };
}

/** Who takes notice of what goes wrong on our side. */
export interface Witnesses {
  readonly log: Log;
  readonly storage: StorageHealth;
}

/** The answer to what went wrong on our side. */
export function failure(error: unknown, name: string, { log, storage }: Witnesses): Ack<object> {
  if (error instanceof RegressionError) return reject('status_regression', error.message);
  if (error instanceof StorageError) {
    storage.failed(error);
    return reject('storage_unavailable', 'the database does not answer; send it again');
  }
  log.error({ err: error, command: name }, 'a fault of ours');
  return reject('internal', 'a fault of ours; it was logged');
}

/** Counts the command, and says in one line why it was refused. */
function note(
  log: Log,
  telemetry: Telemetry,
  { principal: { kind, id } }: Caller,
  name: string,
  answer: Ack<object>,
  took_ms: number,
): void {
  const known = Object.hasOwn(routes, name) ? (name as CommandName) : 'unknown';
  telemetry.command(known, answer.ok ? 'ok' : answer.error.code, took_ms);
  if (answer.ok) return;
  const { code, message } = answer.error;
  // A flood must not become a flood of lines.
  const level = code === 'rate_limited' || code === 'storage_unavailable' ? 'debug' : 'info';
  log[level]({ command: known, code, reason: message, kind, id }, 'command refused');
}
