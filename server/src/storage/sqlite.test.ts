import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIdSource } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { moveIn } from '../testing/house.ts';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { storageContract } from './contract/storage-contract.ts';
import { createStore } from './create-store.ts';
import { createSqliteDatabase } from './sqlite-database.ts';
import { createSqliteStore } from './sqlite-store.ts';

const newId = createIdSource(Date.now, Math.random);

describe('SQLite', () => {
  storageContract(async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder.path, 'porchlight.db');
    return { open: () => createSqliteStore({ path, newId }), remove: folder.remove };
  });

  it('knows the feed that it wrote without reading it, until another process has written', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder.path, 'porchlight.db');
    const database = createSqliteDatabase({ path });
    const store = await createStore(database, newId);
    const house = await moveIn(store);
    const { account_id } = house;
    await (await house.visitor()).says(newId(), 'Hello?');
    const known = database.recentFeed(account_id, 0, 10);
    expect(known).toMatchObject({ end: { position: 2 }, more: false });
    expect(await store.read.feed(account_id, 0, 10)).toEqual(known);
    const other = createSqliteDatabase({ path });
    await other.transaction((session) => session.execute('create table theirs (id integer)'));
    expect(database.recentFeed(account_id, 0, 10)).toBeNull();
    expect(await store.read.feed(account_id, 0, 10)).toEqual(known);
    await other.close();
    await store.close();
    await folder.remove();
  });

  it('[LG9] has no word of a recalled message in its file any more', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder.path, 'porchlight.db');
    const house = await moveIn(await createSqliteStore({ path, newId }));
    const visitor = await house.visitor();
    const conversations = Array.from({ length: 30 }, newId);
    const secrets = conversations.map((id, index) => ({
      id,
      message: newId(),
      text: `my card is 4711-${'0'.repeat(index * 300)}-1147`,
    }));
    for (const { id, message, text } of secrets) {
      await visitor.says(id, text, message);
      await house.admin.says(id, 'One moment, please');
    }
    for (const { id, message } of secrets) await visitor.recalls(id, message);
    await house.store.close();
    expect(await readdir(folder.path)).toEqual(['porchlight.db']);
    const file = await readFile(path, 'latin1');
    expect(file).toContain('One moment, please');
    expect(file).not.toMatch(/4711-|0-1147/);
    await folder.remove();
  });
});
