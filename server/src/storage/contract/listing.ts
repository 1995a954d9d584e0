import type { ConversationView, Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { carryOut, type House } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';

/** What a store promises of the agents' list. */
export function listingContract(make: DatabaseMaker): void {
  describe('listing', () => {
    const given = houseForEachTest(make);

    async function idsIn(house: House, view: ConversationView, limit: number): Promise<Id[][]> {
      const pages: Id[][] = [];
      const who = { account_id: house.account_id, agent_id: house.admin.id };
      for (let before: string | undefined; ;) {
        const page = await house.store.read.list({ ...who, view, before, limit });
        pages.push(page.rows.map(({ conversation }) => conversation.id));
        if (page.next === null) return pages;
        before = page.next;
      }
    }

    it('comes latest first, and a message moves its conversation to the top', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [a, b, c] = [house.newId(), house.newId(), house.newId()];
      for (const id of [a, b, c]) await visitor.says(id, 'Hello?');
      await visitor.says(a, 'Anybody?');
      expect(await idsIn(house, 'open', 2)).toEqual([[a, c], [b]]);
      const who = { account_id: house.account_id, agent_id: house.admin.id, limit: 1 };
      const { rows } = await house.store.read.list({ ...who, view: 'open', before: undefined });
      expect(rows[0]).toMatchObject({
        conversation: { id: a, last_message: { text: 'Anybody?', seq: 3 } },
        contact: { id: visitor.id },
      });
    });

    it('pages of equal moments neither repeat nor skip', async () => {
      const { house } = given;
      const { principal } = await house.visitor();
      const at = house.now();
      const ids = Array.from({ length: 7 }, () => house.newId());
      for (const conversation_id of ids) {
        await house.store.command((transaction) => {
          const payload = { id: house.newId(), conversation_id, text: 'At once' };
          const command = { name: 'message.send', payload } as const;
          return carryOut(transaction, principal, command, house.newId, at);
        });
      }
      const latest = ids.toSorted().toReversed();
      for (const view of ['open', 'all'] as const) {
        const pages = await idsIn(house, view, 3);
        expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
        expect(pages.flat()).toEqual(latest);
      }
    });

    it('each view holds what its name says, and is counted so', async () => {
      const { house } = given;
      const [visitor, bob] = [await house.visitor(), await house.colleague('Bob')];
      const ids = [1, 2, 3, 4, 5].map(() => house.newId());
      const [free, mine, bobs, done, mine_done] = ids as [Id, Id, Id, Id, Id];
      for (const id of ids) await visitor.says(id, 'Hello?');
      for (const id of [mine, mine_done]) await house.admin.assigns(id, house.admin.id);
      await house.admin.assigns(bobs, bob.id);
      await house.admin.resolves(done);
      await house.admin.resolves(mine_done);
      const views = { open: [bobs, mine, free], mine: [mine], resolved: [mine_done, done] };
      for (const [view, wanted] of Object.entries(views)) {
        expect((await idsIn(house, view as ConversationView, 2)).flat()).toEqual(wanted);
      }
      const everything = [mine_done, done, bobs, mine, free];
      expect((await idsIn(house, 'all', 2)).flat()).toEqual(everything);
      const counts = await house.store.read.counts(house.account_id, house.admin.id);
      expect(counts).toEqual({ open: 3, mine: 1, resolved: 2, all: 5 });
    });

    it('a place that no page gave has nothing after it', async () => {
      const { house } = given;
      await (await house.visitor()).says(house.newId(), 'Hello?');
      const who = { account_id: house.account_id, agent_id: house.admin.id, limit: 5 };
      for (const before of ['', 'nonsense', 'a_b_c']) {
        const page = await house.store.read.list({ ...who, view: 'open', before });
        expect(page).toEqual({ rows: [], next: null });
      }
    });

    it('finds any number of conversations by their ids', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const ids = Array.from({ length: 60 }, () => house.newId());
      await Promise.all(ids.map((id) => visitor.says(id, 'Hello?')));
      const found = await house.store.read.conversations([...ids, house.newId()]);
      expect(found.map(({ conversation }) => conversation.id).toSorted()).toEqual(ids.toSorted());
      expect(await house.store.read.conversations([])).toEqual([]);
    });
  });
}
