import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createIdSource, type Id } from '@porchlight/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../domain/store.ts';
import { type House, moveIn } from '../testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createStore } from './create-store.ts';
import type { Database } from './database.ts';
import { createSqliteDatabase } from './sqlite-database.ts';

const newId = createIdSource(Date.now, Math.random);

describe('what a conversation’s log lists', () => {
  let folder: TemporaryFolder;
  let path: string;
  let database: Database;
  let house: House;
  beforeEach(async () => {
    folder = await makeTemporaryFolder();
    path = join(folder.path, 'porchlight.db');
    database = createSqliteDatabase({ path });
    house = await moveIn(await createStore(database, newId));
  });
  afterEach(async () => {
    await house.store.close();
    await folder.remove();
  });

  const settle = () => database.transaction((session) => session.settle());

  /** Seqs and slots in their order, and whether each stands where the feed has it. */
  function listed(id: Id) {
    const file = new DatabaseSync(path, { readOnly: true });
    const entries = file.prepare(`select log.seq, log.slot, feed.event_id is not null as right
      from log_entries as log left join feed using (conversation_id, seq, slot, position)
      where conversation_id = ? order by log.seq, log.slot`);
    entries.setReturnArrays(true);
    const rows = entries.all(id);
    file.close();
    return rows;
  }

  it('is any number of items, each in its place', async () => {
    const [visitor, id] = [await house.visitor(), house.newId()];
    for (let count = 1; count <= 19; count += 1) {
      await visitor.says(id, `message ${count}`);
      if (count === 5 || count === 19) await house.admin.reads(id, count + 1);
    }
    await settle();
    const events = Array.from({ length: 20 }, (_, index) => [index + 1, '', 1]);
    expect(listed(id)).toEqual(events.toSpliced(6, 0, [6, 'ar', 1]).concat([[20, 'ar', 1]]));
  });

  it('[LG1] is never two items in one place', async () => {
    const [visitor, id] = [await house.visitor(), house.newId()];
    await visitor.says(id, 'Hello?');
    await settle();
    const before = listed(id);
    const twice = database.transaction((session) => {
      for (const position of [900, 901]) {
        session.list({ conversation_id: id, seq: 9, slot: '', position });
      }
      return session.settle();
    });
    await expect(twice).rejects.toThrow(StorageError);
    expect(listed(id)).toEqual(before);
  });
});
