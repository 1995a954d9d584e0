import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createIdSource } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { moveIn } from '../testing/house.ts';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { createSqliteStore } from './sqlite-store.ts';

it('copies the write-ahead log to the file while the store goes on, and begins it anew', async () => {
  const folder = await makeTemporaryFolder();
  const path = join(folder.path, 'porchlight.db');
  const store = await createSqliteStore({ path, newId: createIdSource(Date.now, Math.random) });
  const house = await moveIn(store);
  const visitor = await house.visitor();
  const conversation_id = house.newId();
  // Far fewer pages than make the writer itself do it.
  await Promise.all(
    Array.from({ length: 6_000 }, (_, index) => visitor.says(conversation_id, `line ${index}`)),
  );
  await expect.poll(() => statSync(path).size, { timeout: 10_000 }).toBeGreaterThan(100_000);
  const growthOfLog = async (): Promise<number> => {
    const before = statSync(`${path}-wal`).size;
    await visitor.says(conversation_id, 'and on');
    return statSync(`${path}-wal`).size - before;
  };
  await expect.poll(growthOfLog, { timeout: 10_000 }).toBe(0);
  await store.close();
  await folder.remove();
});
