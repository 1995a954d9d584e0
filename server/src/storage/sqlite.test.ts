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
});
