import { createConversation, projectConversation, projectReceipt } from '@porchlight/protocol';
import type { Conversation, ConversationEvent, Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { StorageError, type CommandTransaction, type StoredItem } from '../../domain/store.ts';
import { carryOut } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { typesOf, wholeFeed } from './whole-feed.ts';

/** What a store promises of commands. */
export function writingContract(make: DatabaseMaker): void {
  describe('writing', () => {
    const given = houseForEachTest(make);

    it('[ID4][LG1] a first message creates its conversation, and seq counts from 1', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      expect(await visitor.says(conversation_id, 'Hello?')).toMatchObject({ seq: 2 });
      expect(await house.admin.says(conversation_id, 'Hello!')).toMatchObject({ seq: 3 });
      const items = await wholeFeed(house.store, house.account_id);
      expect(typesOf(items)).toEqual([
        'conversation.created',
        'message.created',
        'message.created',
      ]);
      expect(items.map((item) => item.position)).toEqual([1, 2, 3]);
    });

    it('numbers conversations within the account', async () => {
      const { house } = given;
      for (const number of [1, 2, 3]) {
        const id = house.newId();
        await (await house.visitor()).says(id, 'Hello?');
        const [row] = await house.store.read.conversations([id]);
        expect(row?.conversation.number).toBe(number);
      }
    });

    it('[FD1][LG1] fifty commands at once leave no gap in seq or position, in one order', async () => {
      const { house } = given;
      const threads = await Promise.all(
        [1, 2, 3, 4, 5].map(async () => ({ visitor: await house.visitor(), id: house.newId() })),
      );
      for (const { visitor, id } of threads) await visitor.says(id, 'Hello?');
      let writing = true;
      const tail = followFeed(() => writing);
      await Promise.all(
        Array.from({ length: 10 }, (_, round) =>
          threads.map(({ visitor, id }) =>
            round % 3 === 0 ? house.admin.says(id, `a${round}`) : visitor.says(id, `v${round}`),
          ),
        ).flat(),
      );
      writing = false;
      const items = await wholeFeed(house.store, house.account_id);
      expect((await tail).map(placeOf)).toEqual(items.map(placeOf));
      expect(items.map((item) => item.position)).toEqual(items.map((_, index) => index + 1));
      for (const { id } of threads) {
        const seqs = items.flatMap((item) =>
          'stored' in item && item.stored.event.conversation_id === id
            ? [item.stored.event.seq]
            : [],
        );
        expect(seqs).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
      }
    });

    /** Reads on from where it is, as sockets are served, until the writing is over and all is read. */
    async function followFeed(goesOn: () => boolean) {
      const { house } = given;
      const seen = [];
      for (let after = 0; ;) {
        const last = !goesOn();
        const page = await house.store.read.feed(house.account_id, after, 3);
        seen.push(...page.items);
        after = page.end.position;
        if (last && !page.more) return seen;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }

    it('[WR2] a command that fails after writing leaves nothing, and those beside it stand', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [kept, lost] = [house.newId(), house.newId()];
      const [before, failed, after] = await Promise.allSettled([
        visitor.says(kept, 'before'),
        visitor.stumbles(lost),
        visitor.says(kept, 'after'),
      ]);
      expect([before, after]).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
      expect(failed).toMatchObject({ reason: { message: 'stumbled' } });
      const items = await wholeFeed(house.store, house.account_id);
      expect(typesOf(items)).toEqual([
        'conversation.created',
        'message.created',
        'message.created',
      ]);
      expect(items.map((item) => item.position)).toEqual([1, 2, 3]);
      expect(await house.store.read.snapshot(lost, 'agent', 50)).toBeNull();
    });

    it('[WR2] a statement that the database refuses fails as StorageError, alone', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      const twice = house.store.command(async (transaction) => {
        const payload = { id: house.newId(), conversation_id, text: 'twice' };
        const command = { name: 'message.send', payload } as const;
        const { principal } = visitor;
        let plan: Parameters<typeof transaction.write> | undefined;
        const spy: typeof transaction = {
          ...transaction,
          write: async (...all) => {
            plan = all;
            await transaction.write(...all);
          },
        };
        await carryOut(spy, principal, command, house.newId, house.now());
        if (plan !== undefined) await transaction.write(...plan);
      });
      const [failed, said] = await Promise.allSettled([
        twice,
        visitor.says(conversation_id, 'once'),
      ]);
      expect(failed).toMatchObject({ status: 'rejected', reason: expect.any(StorageError) });
      expect(said).toMatchObject({ status: 'fulfilled', value: { seq: 2 } });
      expect(await wholeFeed(house.store, house.account_id)).toHaveLength(2);
    });

    it('[WR3] commands that came together see what those before them wrote, and are answered in order', async () => {
      const { house } = given;
      const { principal } = await house.visitor();
      const conversation_id = house.newId();
      const texts = ['one', 'two', 'three'];
      const run = (text: string, id = house.newId()) => {
        const payload = { id, conversation_id, text };
        const command = { name: 'message.send', payload } as const;
        return (transaction: CommandTransaction) =>
          carryOut(transaction, principal, command, house.newId, house.now());
      };
      // The first creates the conversation, so that the others may come in any order on Postgres.
      await house.store.commands([run('zero')]);
      const answers = await house.store.commands(texts.map((text) => run(text)));
      const items = await wholeFeed(house.store, house.account_id);
      const seqs = new Map(
        items.flatMap((item) =>
          'stored' in item && item.stored.event.event_type === 'message.created'
            ? [[item.stored.event.data.message.text, item.stored.event.seq]]
            : [],
        ),
      );
      expect([...seqs.values()].toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
      expect(answers.map((answer) => ('seq' in answer ? answer.seq : answer))).toEqual(
        texts.map((text) => seqs.get(text)),
      );
      expect(await house.store.commands([])).toEqual([]);
    });

    it('[WR2] commands that came together fail together, and what came beside them stands', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      await visitor.says(conversation_id, 'before');
      const [failed, beside] = await Promise.allSettled([
        house.store.commands([() => 'read', () => Promise.reject(new Error('stumbled'))]),
        visitor.says(conversation_id, 'beside'),
      ]);
      expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'stumbled' } });
      expect(beside).toMatchObject({ status: 'fulfilled', value: { seq: 3 } });
    });

    it('[WR3] what a command reads is what the one before it wrote', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      const results = await Promise.all([
        visitor.says(conversation_id, 'one'),
        house.admin.resolves(conversation_id),
        visitor.says(conversation_id, 'two'),
      ]);
      // Whichever order the database chose, each was judged by the row as it then was.
      const [row] = await house.store.read.conversations([conversation_id]);
      const items = await wholeFeed(house.store, house.account_id);
      expect(results[0]).toMatchObject({ at: expect.any(String) });
      expect(row?.conversation).toEqual(foldOf(items.map(eventOf), house.account_id));
    });

    it('[FD1] two stores on one database write one feed', async () => {
      const { house, database } = given;
      const other = await database.open();
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, 'Hello?');
      const elsewhere = (text: string) =>
        other.command((transaction) => {
          const payload = { id: house.newId(), conversation_id: id, text };
          const command = { name: 'message.send', payload } as const;
          return carryOut(transaction, visitor.principal, command, house.newId, house.now());
        });
      for (const round of ['one', 'two', 'three']) {
        await Promise.all([1, 2, 3].map((index) => visitor.says(id, `here ${round} ${index}`)));
        await Promise.all([elsewhere(`there ${round}`), visitor.says(id, `and here ${round}`)]);
      }
      const items = await wholeFeed(other, house.account_id);
      await other.close();
      expect(items.map((item) => item.position)).toEqual(items.map((_, index) => index + 1));
      expect(items.map((item) => 'stored' in item && item.stored.event.seq)).toEqual(
        items.map((item) => item.position),
      );
      expect(items).toHaveLength(17);
    });

    it('tells of a commit once it can be read, and of nothing else', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      const heads: Promise<{ position: number }>[] = [];
      const stop = house.store.onCommit((account_id) => {
        expect(account_id).toBe(house.account_id);
        heads.push(house.store.read.feedHead(account_id));
      });
      await visitor.says(conversation_id, 'Hello?');
      await expect.poll(() => heads.length).toBe(1);
      expect(await heads[0]).toMatchObject({ position: 2 });
      await visitor.says(house.newId(), 'x', conversation_id);
      await visitor.gets(conversation_id, 99);
      stop();
      await visitor.says(conversation_id, 'Anybody?');
      expect(heads).toHaveLength(2);
    });
  });
}

/** An item without its conversation, which is told as it is at the time of reading. */
function placeOf({ conversation: _now, ...item }: StoredItem) {
  return item;
}

type FeedEntry = ReturnType<typeof eventOf>;

function eventOf(item: StoredItem) {
  if ('revoked' in item) return item.revoked;
  return 'receipt' in item ? item.receipt : item.stored.event;
}

/** The row of the first conversation in a feed, by its events alone. */
function foldOf(entries: readonly FeedEntry[], account_id: Id): Conversation | null {
  return entries.reduce<Conversation | null>((row, entry) => {
    if ('up_to_seq' in entry) return row === null ? null : projectReceipt(row, entry);
    const event = entry as ConversationEvent;
    if (row !== null) return projectConversation(row, event);
    return event.event_type === 'conversation.created'
      ? createConversation(event, account_id)
      : null;
  }, null);
}
