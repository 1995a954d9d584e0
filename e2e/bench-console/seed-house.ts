import {
  createIdSource,
  type DurableCommand,
  type Id,
  type Moment,
  type Principal,
} from '@porchlight/protocol';
import { carryOut, noContext, openStore } from '@porchlight/server/testing';

/** How much there is to be. */
export interface Crowd {
  readonly conversations: number;
  /** Of the one long thread. */
  readonly messages: number;
}

/** Whose the long thread is, and its id. */
export interface LongThread {
  readonly visitor_id: Id;
  readonly conversation_id: Id;
}

type Store = Awaited<ReturnType<typeof openStore>>;

interface Deed {
  readonly by: Principal;
  readonly command: DurableCommand;
  readonly at: Moment;
}

const month_ms = 30 * 24 * 3_600_000;
const at_once = 500;

/** Words that only this short conversation has. The first is the oldest, the last stands just below the long thread. */
export function markOf(number: number): string {
  return `Order ${number}.`;
}

/** Words that only this message of the long thread has. */
export function longMarkOf(number: number): string {
  return `Line ${number}.`;
}

/**
 * Fills the database in a folder whose server does not run, by the commands that people would give, dated over the last
 * month. Every tenth conversation waits to be read, and every fifth is resolved. The long thread is the newest of
 * all, and read to its end.
 */
export async function seedHouse(folder: string, long: LongThread, crowd: Crowd): Promise<void> {
  const newId = createIdSource(Date.now, Math.random);
  const store = await openStore({ database_url: undefined, data_dir: folder }, newId);
  try {
    const people = await meetPeople(store);
    const deeds = chain(
      shortTalks(store, people, newId, crowd.conversations - 1),
      longTalk(long, people, newId, crowd.messages),
    );
    for await (const some of portions(deeds)) await doAll(store, some, newId);
  } finally {
    await store.close();
  }
}

interface People {
  readonly account_id: Id;
  readonly agent: Principal;
  readonly visitor: (id: Id) => Principal;
}

async function meetPeople(store: Store): Promise<People> {
  const [account_id = ''] = await store.accounts();
  const [inbox] = await store.read.inboxes(account_id);
  const admin = (await store.read.agents(account_id)).find(({ role }) => role === 'admin');
  if (admin === undefined || inbox === undefined) throw new Error('The house is not furnished.');
  const inbox_id = inbox.id;
  return {
    account_id,
    agent: { kind: 'agent', id: admin.id, account_id, role: 'admin' },
    visitor: (id) => ({ kind: 'visitor', id, account_id, inbox_id }),
  };
}

async function* shortTalks(
  store: Store,
  { account_id, agent, visitor }: People,
  newId: () => Id,
  count: number,
): AsyncGenerator<Deed> {
  for (let number = 1; number <= count; number += 1) {
    const at = new Date(Date.now() - month_ms * (1 - (number - 1) / count)).toISOString();
    const [id, conversation_id] = [newId(), newId()];
    await store.access.createContact({ id, account_id, created_at: at, context: noContext });
    const ask = `${markOf(number)} Good morning! It has not come yet, and I wonder where it is.`;
    yield { by: visitor(id), command: message(newId(), conversation_id, ask), at };
    if (number % 10 === 0) continue;
    yield { by: agent, command: claim(conversation_id, 'delivered', 2), at };
    yield { by: agent, command: claim(conversation_id, 'read', 2), at };
    const answer = `${markOf(number)} It left us yesterday, so it should be with you on Friday.`;
    yield { by: agent, command: message(newId(), conversation_id, answer), at };
    if (number % 5 === 1) yield { by: agent, command: resolve(newId(), conversation_id), at };
  }
}

function* longTalk(
  { visitor_id, conversation_id }: LongThread,
  people: People,
  newId: () => Id,
  count: number,
): Generator<Deed> {
  const [agent, visitor] = [people.agent, people.visitor(visitor_id)];
  // The first event says that it began.
  let seq = 1;
  for (let number = 1; number <= count; number += 1) {
    const by = number % 3 === 0 ? agent : visitor;
    const at = new Date(Date.now() - month_ms * (1 - number / count)).toISOString();
    const text = `${longMarkOf(number)} ${'And one more thing about the lamp. '.repeat(1 + (number % 5))}`;
    yield { by, command: message(newId(), conversation_id, text), at };
    seq += 1;
    if (number % 10 !== 0 && number !== count) continue;
    for (const reader of [agent, visitor]) {
      yield { by: reader, command: claim(conversation_id, 'delivered', seq), at };
      yield { by: reader, command: claim(conversation_id, 'read', seq), at };
    }
  }
}

function message(id: Id, conversation_id: Id, text: string): DurableCommand {
  return { name: 'message.send', payload: { id, conversation_id, text: text.trim() } };
}

function claim(conversation_id: Id, kind: 'delivered' | 'read', up_to_seq: number): DurableCommand {
  return { name: 'receipt.claim', payload: { conversation_id, kind, up_to_seq } };
}

function resolve(command_id: Id, conversation_id: Id): DurableCommand {
  const payload = { command_id, conversation_id, status: 'resolved' } as const;
  return { name: 'conversation.set_status', payload };
}

async function doAll(store: Store, deeds: readonly Deed[], newId: () => Id): Promise<void> {
  const answers = await store.commands(
    deeds.map(
      ({ by, command, at }) =>
        (transaction) =>
          carryOut(transaction, by, command, newId, at),
    ),
  );
  const refused = answers.find((answer) => 'ok' in answer && !answer.ok);
  if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
}

async function* chain(...parts: (Iterable<Deed> | AsyncIterable<Deed>)[]): AsyncGenerator<Deed> {
  for (const part of parts) yield* part;
}

async function* portions(deeds: AsyncIterable<Deed>): AsyncGenerator<readonly Deed[]> {
  let some: Deed[] = [];
  for await (const deed of deeds) {
    some.push(deed);
    if (some.length < at_once) continue;
    yield some;
    some = [];
  }
  yield some;
}
