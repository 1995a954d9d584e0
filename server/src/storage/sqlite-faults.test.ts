import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { createIdSource, type Id } from '@porchlight/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Store, StorageError } from '../domain/store.ts';
import { moveIn } from '../testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { wholeFeed } from './contract/whole-feed.ts';
import { createStore } from './create-store.ts';
import { NewerDatabaseError } from './migrate.ts';
import { createSqliteDatabase } from './sqlite-database.ts';
import { createSqliteStore } from './sqlite-store.ts';

const newId = createIdSource(Date.now, Math.random);

describe('SQLite under bad luck', () => {
  let folder: TemporaryFolder;
  let path: string;
  beforeEach(async () => {
    folder = await makeTemporaryFolder();
    path = join(folder.path, 'porchlight.db');
  });
  afterEach(() => folder.remove());

  it('[WR1] after kill -9 every acknowledged message is there, and no half of one', async () => {
    const acknowledged = await writeUntilKilled(path, 400);
    const store = await createSqliteStore({ path, newId });
    const told = await toldMessages(store);
    await store.close();
    for (const id of acknowledged) expect(told).toContain(id);
    // What was committed but not yet printed: at most what its eight talkers had under way.
    expect(told.size - acknowledged.length).toBeLessThanOrEqual(8);
  });

  it('[ER6] goes on after a disk that failed it at the beginning of a transaction', async () => {
    const database = createSqliteDatabase({ path });
    const store = await createStore(database, newId);
    const fault = Object.assign(new Error('disk I/O error'), {
      code: 'ERR_SQLITE_ERROR',
      errcode: 10,
    });
    vi.spyOn(StatementSync.prototype, 'get').mockImplementationOnce(() => {
      throw fault;
    });
    await expect(database.transaction(() => 'written')).rejects.toThrow(StorageError);
    expect(await database.transaction(() => 'written')).toBe('written');
    await store.close();
  });

  it('[ER6] with the disk full it refuses and keeps the rest; with room again it goes on', async () => {
    const database = createSqliteDatabase({ path });
    const store = await createStore(database, newId);
    const house = await moveIn(store);
    const visitor = await house.visitor();
    const conversation_id = house.newId();
    await visitor.says(conversation_id, 'before');
    const setMostPages = (pages: number) =>
      database.transaction((session) => session.execute(`pragma max_page_count = ${pages}`));
    await setMostPages(1);
    const refused = await Promise.allSettled(
      ['x', 'y'].map((letter) => visitor.says(conversation_id, letter.repeat(10_000))),
    );
    const refusal = { status: 'rejected', reason: expect.any(StorageError) };
    expect(refused).toEqual([refusal, refusal]);
    expect(await store.accounts()).toHaveLength(1);
    await setMostPages(1_000_000);
    expect(await visitor.says(conversation_id, 'after')).toMatchObject({ seq: 3 });
    expect(await toldMessages(store)).toHaveLength(2);
    await store.close();
  });

  it('[WR5] while another program holds the lock, others read, and who writes waits', async () => {
    const store = await createSqliteStore({ path, newId });
    const visitor = await (await moveIn(store)).visitor();
    const other = new DatabaseSync(path);
    other.exec('begin immediate');
    let said = false;
    const saying = visitor.says(newId(), 'Hello?').then(() => (said = true));
    // Each is a turn of the event loop, which goes on.
    for (let turn = 0; turn < 20; turn += 1) expect(await store.accounts()).toHaveLength(1);
    expect(said).toBe(false);
    other.exec('rollback');
    await saying;
    expect(await toldMessages(store)).toHaveLength(1);
    other.close();
    await store.close();
  });

  it.each([
    ['moved', (away: string) => rename(path, away)],
    ['replaced', (away: string) => rename(path, away).then(() => copyFile(away, path))],
  ])('[WR6] writes no more to a file that was %s, until it is back', async (_how, harm) => {
    const store = await createSqliteStore({ path, newId });
    const visitor = await (await moveIn(store)).visitor();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'before');
    const away = join(folder.path, 'away.db');
    await harm(away);
    for (let turn = 0; turn < 3; turn += 1) {
      const refused = visitor.says(conversation_id, 'lost?');
      await expect(refused).rejects.toMatchObject({ name: 'StorageError', trouble: 'gone' });
    }
    await rename(away, path);
    expect(await visitor.says(conversation_id, 'after')).toMatchObject({ seq: 3 });
    await store.close();
    const again = await createSqliteStore({ path, newId });
    expect(await toldMessages(again)).toHaveLength(2);
    await again.close();
  });

  it('refuses a database of a newer release by a sentence', async () => {
    const database = createSqliteDatabase({ path });
    const store = await createStore(database, newId);
    await database.transaction((session) =>
      session.execute(`insert into migrations (number, name) values (99, 'from the future')`),
    );
    await store.close();
    const opening = createSqliteStore({ path, newId });
    await expect(opening).rejects.toThrow(NewerDatabaseError);
    await expect(opening).rejects.toThrow(/newer Porchlight \(schema 99/);
  });

  it('a path that is no database is refused as StorageError', async () => {
    await expect(createSqliteStore({ path: folder.path, newId })).rejects.toThrow(StorageError);
  });
});

/** Lets another process write until it has acknowledged so many, and kills it. Everything it printed comes back. */
async function writeUntilKilled(path: string, count: number): Promise<readonly Id[]> {
  const script = join(import.meta.dirname, '../testing/restless-writer.ts');
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const acknowledged: Id[] = [];
  for await (const id of createInterface({ input: child.stdout })) {
    acknowledged.push(id);
    if (acknowledged.length === count) child.kill('SIGKILL');
  }
  await exited;
  expect(acknowledged.length).toBeGreaterThanOrEqual(count);
  return acknowledged;
}

/** The ids of all messages in the feed, after checking that each conversation's log and the feed have no gap. */
async function toldMessages(store: Store): Promise<ReadonlySet<Id>> {
  const [account_id = ''] = await store.accounts();
  const items = await wholeFeed(store, account_id);
  expect(items.map((item) => item.position)).toEqual(items.map((_, index) => index + 1));
  const heads = new Map<Id, number>();
  const ids = items.flatMap((item) => {
    if (!('stored' in item) || item.stored.event.conversation_id === null) return [];
    const { event } = item.stored;
    expect(event.prev).toBe(heads.get(event.conversation_id) ?? 0);
    heads.set(event.conversation_id, event.seq);
    return event.event_type === 'message.created' ? [event.data.message.id] : [];
  });
  const rows = await store.read.conversations([...heads.keys()]);
  expect(new Map(rows.map(({ conversation: row }) => [row.id, row.head]))).toEqual(heads);
  return new Set(ids);
}
