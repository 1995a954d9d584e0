import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createIdSource } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { moveIn } from '../testing/house.ts';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { createCheckpointer } from './checkpointer.ts';
import { createSqliteStore } from './sqlite-store.ts';

it('copies the write-ahead log to the file while the store goes on, and begins it anew', async () => {
  const folder = await makeTemporaryFolder();
  const path = join(folder.path, 'porchlight.db');
  const store = await createSqliteStore({ path, newId: createIdSource(Date.now, Math.random) });
  const house = await moveIn(store);
  const visitor = await house.visitor();
  const conversation_id = house.newId();
  // Far fewer pages than make the writer itself do it.
  const says = (lines: number) =>
    Promise.all(
      Array.from({ length: lines }, (_, index) => visitor.says(conversation_id, `line ${index}`)),
    );
  await says(6_000);
  await expect.poll(() => statSync(path).size, { timeout: 10_000 }).toBeGreaterThan(100_000);
  const growthOfLog = async (): Promise<number> => {
    // On a busy machine the writer does not wait long enough each time, so there are several.
    await says(1_000);
    const before = statSync(`${path}-wal`).size;
    await visitor.says(conversation_id, 'and on');
    return statSync(`${path}-wal`).size - before;
  };
  await expect.poll(growthOfLog, { timeout: 20_000 }).toBe(0);
  await store.close();
  await folder.remove();
});

it('goes on with a thread of its own again after the disk has failed the first', async () => {
  const folder = await makeTemporaryFolder();
  const path = join(folder.path, 'porchlight.db');
  mkdirSync(path);
  const checkpointer = createCheckpointer(path, () => () => undefined, 100);
  checkpointer.written(4_000);
  rmdirSync(path);
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0');
  database.exec('create table lines (text text)');
  const insert = database.prepare('insert into lines values (?)');
  for (let line = 0; line < 200; line += 1) insert.run('x'.repeat(1_000));
  const size = (): number => {
    checkpointer.written(4_000);
    return statSync(path).size;
  };
  await expect.poll(size, { timeout: 10_000 }).toBeGreaterThan(100_000);
  await checkpointer.close();
  database.close();
  await folder.remove();
});
