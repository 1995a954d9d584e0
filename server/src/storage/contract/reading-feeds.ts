import type { Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { StoredItem } from '../../domain/store.ts';
import { agentCreated } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { typesOf, wholeFeed } from './whole-feed.ts';

/** What a store promises of the feed and of places in it. */
export function readingFeedsContract(make: DatabaseMaker): void {
  describe('reading feeds', () => {
    const given = houseForEachTest(make);

    it('an empty feed begins and ends at 0', async () => {
      const { read } = given.house.store;
      const { account_id } = given.house;
      const end = { position: 0, event_id: null };
      expect(await read.feed(account_id, 0, 10)).toEqual({ items: [], end, more: false });
      expect(await read.feedHead(account_id)).toEqual(end);
      expect(await read.judgeCursor(account_id, { epoch: given.house.store.epoch, ...end })).toBe(
        'valid',
      );
    });

    it('comes in pages, each ending where the next begins', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      for (const text of ['1', '2', '3']) await visitor.says(id, text);
      const { read } = house.store;
      const first = await read.feed(house.account_id, 0, 3);
      expect(first.items.map((item) => item.position)).toEqual([1, 2, 3]);
      expect(first).toMatchObject({ more: true, end: { position: 3 } });
      const second = await read.feed(house.account_id, first.end.position, 3);
      expect(second.items.map((item) => item.position)).toEqual([4]);
      expect(second.more).toBe(false);
      expect(second.end).toEqual(await read.feedHead(house.account_id));
      const third = await read.feed(house.account_id, second.end.position, 3);
      expect(third).toEqual({ items: [], end: second.end, more: false });
    });

    it("[AU3] a contact's feed holds its own conversations only, and ends at the account's head", async () => {
      const { house } = given;
      const [visitor, stranger] = [await house.visitor(), await house.visitor()];
      const [one, two, other] = [house.newId(), house.newId(), house.newId()];
      for (const text of ['a', 'b']) {
        await visitor.says(one, text);
        await stranger.says(other, text);
        await house.admin.reads(other, 2);
        await visitor.says(two, text);
        await house.admin.reads(one, 2);
      }
      const { read } = house.store;
      const whole = await wholeFeed(house.store, house.account_id);
      const own = whole.filter((item) => item.conversation?.contact_id === visitor.id);
      expect(own).toHaveLength(7);
      const first = await read.contactFeed(house.account_id, visitor.id, 0, 4);
      expect(first.items).toEqual(own.slice(0, 4));
      expect(first.more).toBe(true);
      const rest = await read.contactFeed(house.account_id, visitor.id, first.end.position, 4);
      expect(rest.items).toEqual(own.slice(4));
      expect(rest).toMatchObject({ more: false, end: await read.feedHead(house.account_id) });
    });

    it('[FD8] is read past some conversations, by agents and by a contact', async () => {
      const { house } = given;
      const [visitor, stranger] = [await house.visitor(), await house.visitor()];
      const [one, two, other] = [house.newId(), house.newId(), house.newId()];
      for (const text of ['a', 'b']) {
        await visitor.says(one, text);
        await stranger.says(other, text);
        await visitor.says(two, text);
        await house.admin.reads(one, 2);
        await house.colleague(`Bob ${text}`);
      }
      const { account_id } = house;
      const whole = await wholeFeed(house.store, account_id);
      const end = await house.store.read.feedHead(account_id);
      const idOf = (item: (typeof whole)[number]) => {
        if ('receipt' in item) return item.receipt.conversation_id;
        return 'stored' in item ? item.stored.event.conversation_id : null;
      };
      const onlooker = await given.database.open();
      for (const { read } of [house.store, onlooker]) {
        const all = { account_id, contact_id: null, after: 0, limit: 50 };
        const without = [one, other];
        expect(await read.feedBeside({ ...all, without })).toEqual({
          items: whole.filter((item) => !without.includes(idOf(item) ?? '')),
          end,
          more: false,
        });
        const first = await read.feedBeside({ ...all, without, limit: 2 });
        expect(first).toMatchObject({ more: true, end: { position: first.items[1]?.position } });
        const after = first.end.position;
        const rest = await read.feedBeside({ ...all, without, after });
        expect([...first.items, ...rest.items]).toHaveLength(5);
        const own = { ...all, contact_id: visitor.id };
        expect(await read.feedBeside({ ...own, without: [one] })).toEqual({
          items: whole.filter((item) => idOf(item) === two),
          end,
          more: false,
        });
        const nothing = { items: [], end, more: false };
        expect(await read.feedBeside({ ...own, without: [one, two] })).toEqual(nothing);
      }
      await onlooker.close();
    });

    it('[FD7] a cursor holds only in the history it came from', async () => {
      const { house } = given;
      await (await house.visitor()).says(house.newId(), 'Hello?');
      const { read, epoch } = house.store;
      const head = await read.feedHead(house.account_id);
      const judge = (change: object) =>
        read.judgeCursor(house.account_id, { epoch, ...head, ...change });
      expect(await judge({})).toBe('valid');
      expect(await judge({ position: 0, event_id: null })).toBe('valid');
      expect(await judge({ epoch: house.newId() })).toBe('reset');
      expect(await judge({ position: head.position + 1 })).toBe('reset');
      expect(await judge({ position: head.position - 1 })).toBe('reset');
      expect(await judge({ event_id: house.newId() })).toBe('reset');
      expect(await judge({ event_id: null })).toBe('reset');
    });

    it('[FD11] has only what is really in the feed', async () => {
      const { house } = given;
      const { read } = house.store;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      await visitor.says(conversation_id, 'Hello?');
      await house.admin.reads(conversation_id, 2);
      const items = (await read.feed(house.account_id, 0, 100)).items.slice(-2);
      for (const item of items) {
        const event_id = eventIdOf(item);
        expect(await read.hasItem({ conversation_id, seq: 2, event_id })).toBe(true);
        expect(await read.hasItem({ conversation_id, seq: 1, event_id })).toBe(false);
        const elsewhere = { conversation_id: house.newId(), seq: 2, event_id };
        expect(await read.hasItem(elsewhere)).toBe(false);
      }
      const other = { conversation_id, seq: 2, event_id: house.newId() };
      expect(await read.hasItem(other)).toBe(false);
    });

    it('tells of changes to contact, inbox and agents, and the rows change with them', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, 'Hello?');
      const person = { name: 'Grace', email: 'grace@example.org' };
      await house.admin.does({
        name: 'contact.update',
        payload: { command_id: house.newId(), contact_id: visitor.id, ...person },
      });
      const origins = ['https://shop.example'];
      await house.admin.does({
        name: 'inbox.update',
        payload: {
          command_id: house.newId(),
          inbox_id: house.inbox.id,
          name: 'Shop',
          allowed_origins: origins,
        },
      });
      await house.colleague('Bob');
      const items = await wholeFeed(house.store, house.account_id);
      expect(typesOf(items).slice(2)).toEqual([
        'contact.updated',
        'inbox.updated',
        'agent.created',
      ]);
      const place = { conversation_id: null, seq: null, prev: null };
      for (const item of items.slice(2)) {
        expect(item).toMatchObject({
          conversation: null,
          stored: { event: place, internal: true },
        });
      }
      const { read } = house.store;
      expect((await read.conversations([id]))[0]?.contact).toMatchObject(person);
      expect(await read.inboxes(house.account_id)).toEqual([
        { ...house.inbox, name: 'Shop', allowed_origins: origins },
      ]);
      expect(await read.inboxByKey(house.inbox.key)).toMatchObject({
        name: 'Shop',
        allowed_origins: origins,
        account_id: house.account_id,
      });
      expect(await read.inboxByKey('no-such-key')).toBeNull();
      expect((await read.agents(house.account_id)).map(({ name }) => name)).toEqual(['Ada', 'Bob']);
    });

    it('refuses a second agent with an address that is taken, however it is written', async () => {
      const { house } = given;
      const twin = {
        id: house.newId(),
        name: 'Twin',
        email: 'ADA@example.org',
        role: 'agent',
        avatar_url: null,
      } as const;
      const event = agentCreated(twin, house.account_id, house.newId(), house.now());
      const row = { ...twin, account_id: house.account_id, password_hash: 'x' };
      expect(await house.store.createAgent(row, event)).toBe(false);
      expect(await wholeFeed(house.store, house.account_id)).toEqual([]);
      expect(await house.store.read.agents(house.account_id)).toHaveLength(1);
    });
  });
}

function eventIdOf(item: StoredItem): Id {
  if ('stored' in item) return item.stored.event.event_id;
  return 'receipt' in item ? item.receipt.event_id : item.revoked.event_id;
}
