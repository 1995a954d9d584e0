import type { Id } from '@porchlight/protocol';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../domain/store.ts';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { leaseOfEvery, nextDueOfAll } from '../testing/every-lane.ts';
import { moveIn, type House, type Person } from '../testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { createMemoryShelf } from '../test/memory-shelf.ts';
import { StoppedError } from './stopped.ts';
import { createContactErasure } from './contact-erasure.ts';

let folder: TemporaryFolder;
let house: House;
let clock: ManualClock;
let visitor: Person;
let conversations: readonly Id[];

const path = () => `${folder.path}/porchlight.db`;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  clock = createManualClock();
  clock.pass(Date.UTC(2026, 10, 20, 12) - clock.now());
  const store = await createSqliteStore({ path: path(), newId: () => crypto.randomUUID() });
  const start_ms = clock.now();
  house = await moveIn(store, () => clock.now() - start_ms);
  visitor = await house.visitor();
  conversations = [house.newId(), house.newId()];
  for (const id of conversations) await lives(id);
});
afterEach(async () => {
  await house.store.close();
  await folder.remove();
});

/** Everything happens in a conversation that could tell of somebody. */
async function lives(conversation_id: Id): Promise<void> {
  const { admin, newId } = house;
  const first = newId();
  await visitor.says(conversation_id, 'secret', first);
  await admin.notes(conversation_id, 'secret note');
  const asked = newId();
  const options = [{ id: 'secret', label: 'secret' }];
  const question = { id: asked, conversation_id, text: 'secret?' };
  const payload = { ...question, rich: { kind: 'choices', options } } as const;
  await admin.does({ name: 'message.send', payload });
  const chosen = { reply_to: asked, answer: { kind: 'choice', id: 'secret' } } as const;
  const answer = { id: newId(), conversation_id, text: 'secret', ...chosen };
  await visitor.does({ name: 'message.send', payload: answer });
  await visitor.edits(conversation_id, first, 'another secret');
  const file = { id: newId(), name: 'secret.txt', type: 'text/plain', size: 6 };
  const owner = { kind: 'visitor', id: visitor.id } as const;
  const wish = { ...file, conversation_id };
  await house.store.files.begin(wish, owner, house.account_id, house.now());
  await house.store.files.finish(file.id, file);
  shelf.kept.set(file.id, Buffer.from('secret'));
  const sent = { id: newId(), conversation_id, text: '', attachments: [file.id] };
  await visitor.does({ name: 'message.send', payload: sent });
  const contact_id = visitor.id;
  const named = { contact_id, name: 'secret', email: 'secret@mail.example' };
  await admin.does({ name: 'contact.update', payload: { command_id: newId(), ...named } });
  await house.store.mail.refuse(house.account_id, 'Secret@mail.example', house.now());
  // More than one stretch of a log.
  for (let count = 0; count < 210; count += 1)
    await visitor.says(conversation_id, `secret ${count}`);
  await admin.resolves(conversation_id);
}

async function asks(): Promise<void> {
  const payload = { command_id: house.newId(), contact_id: visitor.id };
  expect(await house.admin.does({ name: 'contact.erase', payload })).toMatchObject({});
}

/** Whoever types another's address and has itself erased brings nobody mails again. */
const wantsNoMails = () => house.store.mail.refuses(house.account_id, 'secret@mail.example');

class Killed extends Error {}

/** A server that dies right after so many commits. */
function dyingStore(commits: number): Pick<Store, 'erasures' | 'command' | 'access'> {
  const { store } = house;
  let left = commits;
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (left <= 0) throw new Killed();
    left -= 1;
    return work();
  };
  return {
    access: {
      ...store.access,
      revokeSession: (one) => step(() => store.access.revokeSession(one)),
    },
    command: (work) => step(() => store.command(work)),
    erasures: {
      ...store.erasures,
      emptyEvents: (...asked) => step(() => store.erasures.emptyEvents(...asked)),
    },
  };
}

const shelf = createMemoryShelf();

/** Another server takes what is due. True where it came to the end of it. */
async function works(
  store: Pick<Store, 'erasures' | 'command' | 'access'>,
  isStopping = () => false,
): Promise<boolean> {
  clock.pass(60_000);
  const [now, until] = [0, 30_000].map((later) => new Date(clock.now() + later).toISOString());
  const [job] = await leaseOfEvery(house.store.jobs, house.newId(), now ?? '', until ?? '', 1);
  if (job === undefined) return true;
  const work = createContactErasure({
    store: { ...store, files: house.store.files },
    shelf,
    clock,
    newId: house.newId,
  });
  try {
    await work(job, isStopping);
    return true;
  } catch (error) {
    if (error instanceof Killed || error instanceof StoppedError) return false;
    throw error;
  }
}

/** The visitor has been another contact before, and a crash has left a conversation with that one. */
async function wasAStranger(): Promise<void> {
  const { admin, newId } = house;
  const stranger = await house.visitor();
  const conversation_id = newId();
  await stranger.says(conversation_id, 'secret');
  const named = { contact_id: stranger.id, name: 'secret', email: 'secret@mail.example' };
  await admin.does({ name: 'contact.update', payload: { command_id: newId(), ...named } });
  const database = new DatabaseSync(path(), { timeout: 5_000 });
  const merge = database.prepare('update contacts set merged_into = ? where id = ?');
  merge.run(visitor.id, stranger.id);
  database.close();
}

/** Every row of every table, as text. */
function wholeDatabase(): string {
  const database = new DatabaseSync(path(), { readOnly: true });
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
  const rows = tables.map(({ name }) => database.prepare(`select * from "${String(name)}"`).all());
  database.close();
  return JSON.stringify(rows);
}

async function places(): Promise<unknown[]> {
  const pages = await Promise.all(
    conversations.map((id) => house.store.read.history(id, 'agent', 1_000, 1_000)),
  );
  return pages.map(({ events }) => events.map(({ event }) => [event.seq, event.event_id]));
}

describe('an erasure', () => {
  it('[PV3] leaves of a contact no word in any table, and every seq in its place', async () => {
    const before = await places();
    expect(wholeDatabase()).toContain('secret');
    await asks();
    expect(await works(house.store)).toBe(true);
    expect(wholeDatabase()).not.toContain('secret');
    expect(await wantsNoMails()).toBe(true);
    expect(shelf.kept.size).toBe(0);
    const after = (await places()) as unknown[][];
    expect(after.map((events) => events.slice(0, -1))).toEqual(before);
    for (const id of conversations) {
      const page = await house.store.read.history(id, 'visitor', 1_000, 1_000);
      expect(page.events.at(-1)?.event.event_type).toBe('conversation.erased');
    }
    expect(await nextDueOfAll(house.store.jobs)).toBeNull();
  });

  it('[PV3] takes files that were never sent, for a conversation that never began, too', async () => {
    const wish = { id: house.newId(), conversation_id: house.newId(), name: 'secret.txt', size: 6 };
    const owner = { kind: 'visitor', id: visitor.id } as const;
    await house.store.files.begin(wish, owner, house.account_id, house.now());
    shelf.kept.set(wish.id, Buffer.from('secret'));
    await asks();
    await works(house.store);
    expect(await house.store.files.find(wish.id)).toBeNull();
    expect(shelf.kept.size).toBe(0);
  });

  it('[PV4] stops before each single stretch where the server does, and is whole in the end', async () => {
    await asks();
    let stops = 0;
    for (let steps = 0; ; steps += 1) {
      let left = steps;
      if (await works(house.store, () => (left -= 1) < 0)) break;
      stops += 1;
    }
    // One for each conversation, and one for the account's events.
    expect(stops).toBeGreaterThan(conversations.length);
    expect(wholeDatabase()).not.toContain('secret');
  });

  it('[PV4] is whole after a death behind each single step', async () => {
    await wasAStranger();
    await asks();
    for (let commits = 0; !(await works(dyingStore(commits))); commits += 1);
    expect(wholeDatabase()).not.toContain('secret');
    expect(shelf.kept.size).toBe(0);
    const logs = await Promise.all(
      conversations.map((id) => house.store.read.history(id, 'agent', 1_000, 1_000)),
    );
    for (const { events } of logs) {
      const ends = events.filter(({ event }) => event.event_type === 'conversation.erased');
      expect(ends).toHaveLength(1);
    }
  });
});
