import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createIdSource, type Id } from '@porchlight/protocol';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../domain/store.ts';
import { type House, moveIn } from '../testing/house.ts';
import { findSmallDisk } from '../testing/small-disk.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createStore } from './create-store.ts';
import { createSqliteDatabase } from './sqlite-database.ts';
import { createSqliteStore } from './sqlite-store.ts';

const newId = createIdSource(Date.now, Math.random);
const disk = await findSmallDisk();
afterAll(() => disk?.remove());

/** What the file says, whatever the server knows: a conversation's head, and how many items its log lists. */
function inFile(path: string, id: Id): readonly [number, number] {
  const file = new DatabaseSync(path, { readOnly: true });
  const { head } = file.prepare('select head from conversations where id = ?').get(id) ?? {};
  const { listed } =
    file.prepare('select count(*) as listed from log_entries where conversation_id = ?').get(id) ??
    {};
  file.close();
  return [Number(head), Number(listed)];
}

/** What the file says of a conversation's last message. */
function previewInFile(path: string, id: Id): string {
  const file = new DatabaseSync(path, { readOnly: true });
  const row = file.prepare('select last_message from conversations where id = ?').get(id);
  file.close();
  return String(row?.['last_message']);
}

/** What a killed server of today has left, as one of before `log_entries` leaves it. */
function asBeforeLogEntries(path: string): void {
  const file = new DatabaseSync(path);
  file.exec(`alter table feed add column unlisted integer;
    update feed set unlisted = 1 where position not in (select position from log_entries);
    create unique index feed_by_conversation on feed (conversation_id, seq, slot)
      where conversation_id is not null and unlisted is null;
    drop table log_entries;
    drop index sessions_by_agent;
    alter table agents drop column removed_at;
    drop index jobs_by_lane;
    alter table jobs drop column inbox_id;
    create index jobs_by_time on jobs (run_at) where run_at is not null;
    delete from migrations where number >= 60`);
  file.close();
}

/** Everything that is read of these conversations, in every way. */
async function everyRead({ read }: Store, { account_id, admin }: House, ids: readonly Id[]) {
  const pairs = await read.conversations(ids);
  const contacts = pairs.map(({ contact }) => contact.id);
  const query = {
    view: 'all',
    account_id,
    agent_id: admin.id,
    limit: 50,
    before: undefined,
  } as const;
  return {
    pairs: new Map(pairs.map((pair) => [pair.conversation.id, pair])),
    list: await read.list(query),
    counts: await read.counts(account_id, admin.id),
    snapshots: await Promise.all(ids.map((id) => read.snapshot(id, 'agent', 50))),
    histories: await Promise.all(ids.map((id) => read.history(id, 'visitor', 7, 50))),
    contacts: await Promise.all(contacts.map((id) => read.contactConversations(id, 10))),
    feeds: await Promise.all(contacts.map((id) => read.contactFeed(account_id, id, 0, 50))),
  };
}

describe('rows that SQLite writes late', () => {
  let folder: TemporaryFolder;
  let path: string;
  let store: Store;
  let house: House;
  /** The last copy that was made. */
  let crashed = '';
  beforeEach(async () => {
    folder = await makeTemporaryFolder();
    path = join(folder.path, 'porchlight.db');
    store = await createSqliteStore({ path, newId });
    house = await moveIn(store);
  });
  afterEach(async () => {
    await store.close();
    await folder.remove();
  });

  /** Copies the file as a crash would leave it, and opens the copy. */
  async function openAfterCrash(change: (path: string) => void = () => {}): Promise<Store> {
    crashed = join(folder.path, `${newId()}.db`);
    await copyFile(path, crashed);
    await copyFile(`${path}-wal`, `${crashed}-wal`);
    change(crashed);
    return createSqliteStore({ path: crashed, newId });
  }

  it('are not in the file when a message is acknowledged, and whoever reads sees them', async () => {
    const visitor = await house.visitor();
    const id = house.newId();
    await visitor.says(id, 'Hello?');
    const [before] = inFile(path, id);
    await house.admin.says(id, 'Hello!');
    await house.admin.reads(id, 3);
    expect(inFile(path, id)[0]).toBe(before);
    const [pair] = await store.read.conversations([id]);
    expect(pair?.conversation).toMatchObject({ head: 3, agent_read_seq: 3 });
    expect(inFile(path, id)).toEqual([3, 4]);
  });

  it('wait on while somebody begins a conversation', async () => {
    const visitor = await house.visitor();
    const id = house.newId();
    await visitor.says(id, 'Hello?');
    const [before] = inFile(path, id);
    await house.admin.says(id, 'Hello!');
    const [another, begun] = [await house.visitor(), house.newId()];
    await another.says(begun, 'Is this open?');
    expect(inFile(path, id)[0]).toBe(before);
    const pairs = await store.read.conversations([id, begun]);
    expect(pairs.map(({ conversation }) => conversation.head)).toEqual([3, 2]);
  });

  it('of others wait on while a claim looks back into one conversation', async () => {
    const [visitor, id] = [await house.visitor(), house.newId()];
    const [another, elsewhere] = [await house.visitor(), house.newId()];
    await visitor.says(id, 'Hello?');
    await visitor.says(id, 'Anybody?');
    await another.says(elsewhere, 'Is this open?');
    await another.says(elsewhere, 'Or not?');
    const before = inFile(path, elsewhere);
    await house.admin.reads(id, 2);
    expect([inFile(path, id), inFile(path, elsewhere)]).toEqual([[3, 3], before]);
    const [pair] = await store.read.conversations([id]);
    expect(pair?.conversation).toMatchObject({ agent_read_seq: 2, agent_read_count: 1 });
  });

  it('[LG9] a recall leaves no word of a message in a row that waits', async () => {
    const visitor = await house.visitor();
    const [id, message] = [house.newId(), house.newId()];
    await visitor.says(id, 'Hello?');
    await visitor.says(id, 'my card is 4711', message);
    // Whoever looks has the preview written.
    await store.read.conversations([id]);
    expect(previewInFile(path, id)).toContain('4711');
    await visitor.recalls(id, message);
    expect(previewInFile(path, id)).not.toContain('4711');
    const again = await openAfterCrash();
    const [pair] = await again.read.conversations([id]);
    expect(pair?.conversation.last_message).toMatchObject({ id: message, text: '' });
    await again.close();
  });

  it('[LG5] are made anew from the feed after a crash, whatever had happened', async () => {
    const verb = fc.constantFrom('says', 'notes', 'gets', 'reads', 'resolves', 'recalls');
    const acts = fc.array(fc.tuple(fc.nat(2), fc.boolean(), verb), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(30), async (all, looks_after) => {
        const people = [await house.visitor(), await house.visitor(), await house.visitor()];
        const ids = people.map(house.newId);
        const last = ids.map(() => ({ message: '', seq: 0 }));
        for (const [index, [who, agent, what]] of all.entries()) {
          // A look in between writes what waits so far.
          if (index === looks_after) await store.read.conversations(ids);
          const person = agent ? house.admin : people[who];
          const [id, known] = [ids[who] ?? '', last[who]];
          if (person === undefined || known === undefined) continue;
          if (what === 'says' || what === 'notes') known.message = house.newId();
          const answer =
            what === 'resolves'
              ? await person.resolves(id)
              : what === 'recalls'
                ? await person.recalls(id, known.message)
                : what === 'says' || what === 'notes'
                  ? await person[what](id, 'words', known.message)
                  : await person[what](id, known.seq);
          if ('seq' in answer && typeof answer.seq === 'number') known.seq = answer.seq;
        }
        const again = await openAfterCrash();
        const made = await everyRead(again, house, ids);
        expect(made).toEqual(await everyRead(store, house, ids));
        await again.close();
      }),
      { numRuns: 8 },
    );
  });

  it('are all in the file when a commit was asked to settle, also of commands that came with it', async () => {
    const own = join(folder.path, 'own.db');
    const database = createSqliteDatabase({ path: own });
    const neighbour = await moveIn(await createStore(database, newId));
    const visitor = await neighbour.visitor();
    const id = neighbour.newId();
    await visitor.says(id, 'Hello?');
    await Promise.all([
      database.transaction((session) => session.settle()),
      visitor.says(id, 'Anybody?'),
    ]);
    expect(inFile(own, id)).toEqual([3, 3]);
    await visitor.says(id, 'Good bye');
    await neighbour.store.close();
    expect(inFile(own, id)).toEqual([4, 4]);
  });

  it('are made anew once', async () => {
    const visitor = await house.visitor();
    const id = house.newId();
    await visitor.says(id, 'Hello?');
    await house.admin.says(id, 'Hello!');
    const again = await openAfterCrash();
    await again.read.conversations([id]);
    const file = new DatabaseSync(crashed, { readOnly: true });
    const { rows_position } = file.prepare('select rows_position from accounts').get() ?? {};
    file.close();
    expect(rows_position).toBe(3);
    await again.close();
  });

  it('[FD1] two that write to one file see each other’s at once, in turns', async () => {
    const other = await createSqliteStore({ path, newId });
    const id = house.newId();
    const visitor = await house.visitor();
    await visitor.says(id, 'Hello?');
    for (let seq = 3; seq < 7; seq += 1) {
      await house.admin.says(id, `reply ${seq}`);
      expect(await everyRead(other, house, [id])).toEqual(await everyRead(store, house, [id]));
      const [pair] = await other.read.conversations([id]);
      expect(pair?.conversation.head).toBe(seq);
      // It takes the write lock, and so all that the first one knew.
      await other.forgetCommands('2000-01-01T00:00:00.000Z');
    }
    await other.close();
  });

  it('that a server of before this one had put off are there after the update', async () => {
    const [visitor, id] = [await house.visitor(), house.newId()];
    await visitor.says(id, 'Hello?');
    await everyRead(store, house, [id]);
    await house.admin.says(id, 'Hello!');
    const again = await openAfterCrash(asBeforeLogEntries);
    expect(await everyRead(again, house, [id])).toEqual(await everyRead(store, house, [id]));
    expect(inFile(crashed, id)).toEqual([3, 3]);
    await again.close();
  });

  it('are written after a while though nobody reads', async () => {
    const early = join(folder.path, 'early.db');
    const database = createSqliteDatabase({ path: early, row_delay_ms: 1 });
    const neighbour = await moveIn(await createStore(database, newId));
    const ids = Array.from({ length: 40 }, neighbour.newId);
    for (const id of ids) {
      const visitor = await neighbour.visitor();
      await visitor.says(id, 'Hello?');
      await visitor.says(id, 'Anybody?');
    }
    await vi.waitFor(
      () => {
        for (const id of ids) expect(inFile(early, id)).toEqual([3, 3]);
      },
      { timeout: 10_000 },
    );
    await neighbour.store.close();
  });
});

describe.skipIf(disk === null)('rows that wait on a full disk', () => {
  it('[WR4] are read as they are, though they can’t be written', async () => {
    const path = join(disk?.path ?? '', `${newId()}.db`);
    const store = await createSqliteStore({ path, newId });
    const house = await moveIn(store);
    const id = house.newId();
    const visitor = await house.visitor();
    await visitor.says(id, 'Hello?');
    await visitor.says(id, 'Anybody?');
    await disk?.fill();
    const everything = await everyRead(store, house, [id]);
    expect(everything.pairs.get(id)?.conversation.head).toBe(3);
    expect(everything.snapshots[0]?.events).toHaveLength(3);
    expect(everything.list.rows).toHaveLength(1);
    expect(inFile(path, id)[0]).toBeLessThan(3);
    await disk?.relieve();
    expect(await everyRead(store, house, [id])).toEqual(everything);
    expect(inFile(path, id)).toEqual([3, 3]);
    await store.close();
  });
});
