import { describe, expect, it } from 'vitest';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { typesOf, wholeFeed } from './whole-feed.ts';

/** What a store promises of receipts. */
export function claimingContract(make: DatabaseMaker): void {
  describe('claiming', () => {
    const given = houseForEachTest(make);

    it('[RC1] a step has a place in the feed and none in the log; what raises nothing writes nothing', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, 'Hello?');
      await house.admin.gets(id, 2);
      await house.admin.reads(id, 2);
      await house.admin.reads(id, 2);
      await house.admin.gets(id, 1);
      await house.admin.says(id, 'Hello!');
      const items = await wholeFeed(house.store, house.account_id);
      expect(typesOf(items).slice(2)).toEqual(['delivered', 'read', 'message.created']);
      expect(items[3]).toMatchObject({
        position: 4,
        conversation: { contact_id: visitor.id, assignee_id: null, status: 'open', public_head: 3 },
        receipt: {
          conversation_id: id,
          actor: { kind: 'agent', id: house.admin.id },
          kind: 'read',
          up_to_seq: 2,
          count: 1,
        },
      });
    });

    it('[RC5] a claim above the head is refused', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, 'Hello?');
      const above = { ok: false, error: { code: 'above_head' } };
      expect(await house.admin.reads(id, 3)).toMatchObject(above);
      await house.admin.notes(id, 'A note');
      expect(await visitor.reads(id, 3)).toMatchObject(above);
    });

    it('[AU2] a claim for a note counts up to the public event before it, and writes nothing anew', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, '2, of the visitor');
      await house.admin.notes(id, '3, a note');
      await visitor.says(id, '4, of the visitor');
      await house.admin.notes(id, '5, a note');
      const before = (await house.store.read.feedHead(house.account_id)).position;
      await house.admin.gets(id, 3);
      await house.admin.reads(id, 3);
      await house.admin.reads(id, 2);
      await house.admin.reads(id, 5);
      await house.admin.reads(id, 4);
      await house.admin.gets(id, 5);
      const { items } = await house.store.read.feed(house.account_id, before, 50);
      const steps = items.map((item) =>
        'receipt' in item ? [item.receipt.kind, item.receipt.up_to_seq, item.receipt.count] : [],
      );
      expect(steps).toEqual([
        ['delivered', 2, 0],
        ['read', 2, 1],
        ['read', 4, 2],
      ]);
    });

    it('counts the messages that a claim below the head covers, notes and own ones aside', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, '2, of the visitor');
      await house.admin.notes(id, '3, a note');
      await visitor.says(id, '4, of the visitor');
      await house.admin.says(id, '5, of the agent');
      await visitor.says(id, '6, of the visitor');
      const counts: number[] = [];
      for (const seq of [1, 2, 3, 4, 5, 6]) {
        await house.admin.reads(id, seq);
        const [row] = await house.store.read.conversations([id]);
        counts.push(row?.conversation.agent_read_count ?? -1);
      }
      expect(counts).toEqual([0, 1, 1, 2, 2, 3]);
      await visitor.reads(id, 4);
      await visitor.reads(id, 5);
      const [row] = await house.store.read.conversations([id]);
      expect(row?.conversation).toMatchObject({ visitor_read_count: 1, visitor_read_seq: 5 });
    });

    it('[RC2] read is kept per reader: each agent has its own steps, once', async () => {
      const { house } = given;
      const [visitor, bob] = [await house.visitor(), await house.colleague('Bob')];
      const id = house.newId();
      for (const text of ['2', '3', '4', '5']) await visitor.says(id, text);
      const before = (await house.store.read.feedHead(house.account_id)).position;
      await bob.reads(id, 4);
      await house.admin.reads(id, 4);
      await house.admin.reads(id, 4);
      await house.admin.reads(id, 3);
      await bob.reads(id, 2);
      await bob.reads(id, 5);
      await house.admin.reads(id, 5);
      const { items } = await house.store.read.feed(house.account_id, before, 50);
      const steps = items.map((item) =>
        'receipt' in item ? [item.receipt.actor.id, item.receipt.up_to_seq] : [],
      );
      expect(steps).toEqual([
        [bob.id, 4],
        [house.admin.id, 4],
        [bob.id, 5],
        [house.admin.id, 5],
      ]);
    });
  });
}
