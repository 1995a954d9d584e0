import { describe, expect, it } from 'vitest';
import { StorageError } from '../../domain/store.ts';
import { noContext } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { wholeFeed } from './whole-feed.ts';

const [morning, noon, evening] = ['08', '12', '18'].map(
  (hour) => `2026-11-20T${hour}:00:00.000Z`,
) as [string, string, string];

/** What a store promises of accounts, sessions and its own life. */
export function keepingContract(make: DatabaseMaker): void {
  describe('keeping', () => {
    const given = houseForEachTest(make);

    it('is seeded once', async () => {
      const { store, inbox, newId } = given.house;
      const admin = { id: newId(), name: 'Eve', email: 'eve@example.org', avatar_url: null };
      const seed = {
        account: { id: newId(), name: 'Another' },
        inbox: { ...inbox, id: newId(), key: 'another' },
        admin: { ...admin, role: 'admin', password_hash: 'x' },
        now: noon,
      } as const;
      expect(await store.seed(seed)).toBe(false);
      expect(await store.accounts()).toEqual([given.house.account_id]);
      expect(await store.access.findAgentByEmail(admin.email)).toBeNull();
    });

    it('finds an agent by the address, in capitals too', async () => {
      const { store, account_id, admin } = given.house;
      expect(await store.access.findAgentByEmail('ADA@Example.org')).toEqual({
        id: admin.id,
        name: 'Ada',
        email: 'Ada@example.org',
        role: 'admin',
        avatar_url: null,
        account_id,
        password_hash: 'scrypt',
      });
    });

    it('knows who holds a session until it expires or is revoked', async () => {
      const { store, admin, newId, visitor } = given.house;
      const contact = await visitor();
      const times = { created_at: morning, expires_at: evening };
      const [agents, visitors] = [newId(), newId()];
      await store.access.createAgentSession({
        ...times,
        id: agents,
        token_hash: 'agent-token',
        agent_id: admin.id,
      });
      await store.access.createVisitorSession({
        ...times,
        id: visitors,
        token_hash: 'visitor-token',
        contact_id: contact.id,
        inbox_id: given.house.inbox.id,
      });
      const { access } = store;
      expect(await access.principalOf('agent-token', noon)).toEqual({
        principal: admin.principal,
        session_id: agents,
        expires_at: evening,
      });
      expect(await access.principalOf('visitor-token', noon)).toMatchObject({
        principal: contact.principal,
        session_id: visitors,
      });
      expect(await access.principalOf('no-such-token', noon)).toBeNull();
      expect(await access.signIns(admin.id, noon)).toEqual([agents]);
      expect(await access.signIns(admin.id, evening)).toEqual([]);
      await access.setPassword(admin.id, 'another hash');
      const renewed = await access.findAgentByEmail('ada@example.org');
      expect(renewed).toMatchObject({ id: admin.id, password_hash: 'another hash' });
      expect(await access.principalOf('agent-token', evening)).toBeNull();
      await access.revokeSession({ event_id: newId(), session_id: agents, at: noon });
      expect(await access.principalOf('agent-token', noon)).toBeNull();
      expect(await access.signIns(admin.id, noon)).toEqual([]);
      expect(await access.principalOf('visitor-token', noon)).not.toBeNull();
    });

    it('[FD9] a revoked session stands in the feed of its account, once', async () => {
      const { house } = given;
      const { store, account_id, newId } = house;
      const [visitor, session_id, event_id] = [await house.visitor(), newId(), newId()];
      await visitor.says(newId(), 'Hello?');
      await store.access.createVisitorSession({
        id: session_id,
        token_hash: 'a-token',
        contact_id: visitor.id,
        inbox_id: house.inbox.id,
        created_at: morning,
        expires_at: evening,
      });
      const told: string[] = [];
      const stop = store.onCommit((id) => told.push(id));
      const revoked = { event_id, session_id, at: noon };
      await Promise.all([
        store.access.revokeSession(revoked),
        store.access.revokeSession({ ...revoked, event_id: newId() }),
      ]);
      await store.access.revokeSession({ ...revoked, session_id: newId() });
      stop();
      expect(told).toEqual([account_id]);
      const onlooker = await given.database.open();
      for (const { read } of [store, onlooker]) {
        const page = await read.feed(account_id, 2, 10);
        expect(page.items).toMatchObject([
          { position: 3, conversation: null, revoked: { session_id, at: noon } },
        ]);
        const own = await read.contactFeed(account_id, visitor.id, 2, 10);
        expect(own).toEqual({ items: [], end: page.end, more: false });
        const cursor = { epoch: store.epoch, ...page.end };
        expect(await read.judgeCursor(account_id, cursor)).toBe('valid');
      }
      await onlooker.close();
    });

    it('remembers the page a contact was on last', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, 'Hello?');
      const context = { ...noContext, page_url: 'https://shop.example/lamps' };
      await house.store.access.touchContact(visitor.id, context);
      const snapshot = await house.store.read.snapshot(id, 'agent', 5);
      expect(snapshot?.contact.context).toEqual(context);
    });

    it('opened again it is the same, with the same epoch', async () => {
      const { house, database } = given;
      await (await house.visitor()).says(house.newId(), 'Hello?');
      const before = await wholeFeed(house.store, house.account_id);
      await house.store.close();
      await house.store.close();
      const again = await database.open();
      expect(again.epoch).toBe(house.store.epoch);
      expect(await wholeFeed(again, house.account_id)).toEqual(before);
      await again.close();
    });

    it('several that open a database at once make it once', async () => {
      const { database } = given;
      const stores = await Promise.all([database.open(), database.open(), database.open()]);
      expect(new Set(stores.map((store) => store.epoch))).toEqual(
        new Set([given.house.store.epoch]),
      );
      for (const store of stores) await store.close();
    });

    it('knows the mark of its secret again, and another one as new only when told so', async () => {
      const { store } = given.house;
      const note = (mark: string, isNew: boolean) => store.noteSecret(mark, { isNew });
      expect(await note('first', false)).toBe(true);
      expect(await note('second', false)).toBe(false);
      expect(await note('first', false)).toBe(true);
      expect(await note('second', true)).toBe(true);
      expect(await note('first', false)).toBe(false);
    });

    it('answers while it is open, and takes nothing after', async () => {
      const { store, visitor, newId } = given.house;
      const person = await visitor();
      await store.probe(given.house.now());
      await store.close();
      await expect(person.says(newId(), 'Too late')).rejects.toThrow(StorageError);
    });
  });
}
