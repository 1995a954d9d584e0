import type { AttributeWishes, DurableCommand } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { noContext } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { wholeFeed } from './whole-feed.ts';

/** What a store promises of what websites tell. */
export function describingContract(make: DatabaseMaker): void {
  describe('describing', () => {
    const given = houseForEachTest(make);
    const ofContact = (attributes: AttributeWishes): DurableCommand => ({
      name: 'contact.describe',
      payload: { command_id: given.house.newId(), attributes },
    });
    const attributes = { plan: 'pro', seats: 4, trial: false };

    it('[WT1] keeps what is told of a contact, and of a conversation beside how it ended', async () => {
      const { house, database } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      expect(await visitor.does(ofContact(attributes))).toEqual({ seq: null });
      await visitor.says(conversation_id, 'Hello?');
      const wish = { conversation_id, attributes: { order: 'A-1' }, add_labels: ['billing'] };
      const payload = { command_id: house.newId(), ...wish };
      await visitor.does({ name: 'conversation.describe', payload });
      await house.admin.resolves(conversation_id);
      await visitor.says(conversation_id, 'One more thing');
      const named = { command_id: house.newId(), contact_id: visitor.id, name: 'Noor' };
      await house.admin.does({ name: 'contact.update', payload: { ...named, email: null } });
      const onlooker = await database.open();
      for (const { read } of [house.store, onlooker]) {
        const [row] = await read.conversations([conversation_id]);
        expect(row).toMatchObject({
          contact: { name: 'Noor', attributes },
          conversation: { attributes: { order: 'A-1' }, labels: ['billing'], ending: { seq: 4 } },
        });
        const own = await read.snapshot(conversation_id, 'visitor', 50);
        expect(own?.events.map(({ event }) => event.event_type)).not.toContain(
          'conversation.described',
        );
      }
      await onlooker.close();
    });

    it('[WT7] keeps what an agent tells of a contact, and what is known when it is made', async () => {
      const { house, database } = given;
      const [id, inbox_id] = [house.newId(), house.newId()];
      const row = { id, account_id: house.account_id, name: 'Noor', email: null };
      const visit = { created_at: house.now(), context: noContext };
      const made = { ...row, ...visit, attributes };
      expect(await house.store.numbers.createContact(made, null)).toBe(true);
      const payload = { id: inbox_id, kind: 'api', name: 'SMS' } as const;
      await house.admin.does({ name: 'inbox.create', payload });
      const conversation_id = house.newId();
      const begun = { id: conversation_id, inbox_id, contact_id: id };
      await house.admin.does({ name: 'conversation.create', payload: begun });
      const known = async () => {
        const onlooker = await database.open();
        const contact = await onlooker.numbers.contactById(house.account_id, id);
        const snapshot = await onlooker.read.snapshot(conversation_id, 'agent', 5);
        await onlooker.close();
        expect(snapshot?.contact.attributes).toEqual(contact?.attributes);
        return contact;
      };
      expect(await known()).toMatchObject({ name: 'Noor', attributes });
      const knows = (wishes: object) => {
        const wish = { command_id: house.newId(), contact_id: id, ...wishes };
        return house.admin.does({ name: 'contact.update', payload: wish });
      };
      const keys = Array.from({ length: 8 }, (_, at) => `key_${at}`);
      await Promise.all([
        knows({ name: 'Noor H.' }),
        ...keys.map((key) => knows({ attributes: { [key]: true, seats: null } })),
      ]);
      const told = Object.fromEntries(keys.map((key) => [key, true]));
      expect(await known()).toMatchObject({
        name: 'Noor H.',
        attributes: { plan: 'pro', trial: false, ...told },
      });
      expect((await known())?.attributes).not.toHaveProperty('seats');
    });

    it('[WT4] writes nothing where it was so already', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      await visitor.does(ofContact(attributes));
      const before = await wholeFeed(house.store, house.account_id);
      await visitor.does(ofContact({ ...attributes, never: null }));
      expect(await wholeFeed(house.store, house.account_id)).toEqual(before);
    });

    it('[WT1] loses nothing of what is told at the same moment', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      await visitor.says(conversation_id, 'Hello?');
      const keys = Array.from({ length: 12 }, (_, at) => `key_${at}`);
      const named = { command_id: house.newId(), contact_id: visitor.id, name: 'Noor' };
      await Promise.all([
        ...keys.map((key) => visitor.does(ofContact({ [key]: true }))),
        house.admin.does({ name: 'contact.update', payload: { ...named, email: null } }),
      ]);
      const contact = (await house.store.read.snapshot(conversation_id, 'agent', 5))?.contact;
      const attributes_told = Object.fromEntries(keys.map((key) => [key, true]));
      expect(contact).toMatchObject({ name: 'Noor', attributes: attributes_told });
    });

    it('[WT3] holds all that may be told at once, and none where all is taken away', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      await visitor.says(conversation_id, 'Hello?');
      const keys = Array.from({ length: 30 }, (_, at) => `${at}`.padEnd(60, 'k'));
      const all = Object.fromEntries(keys.map((key) => [key, '"\u2028\\💡'.repeat(60)]));
      await visitor.does(ofContact(all));
      const contact = async () =>
        (await house.store.read.snapshot(conversation_id, 'agent', 5))?.contact;
      expect((await contact())?.attributes).toEqual(all);
      await visitor.does(ofContact(Object.fromEntries(keys.map((key) => [key, null]))));
      expect(await contact()).not.toHaveProperty('attributes');
    });

    it('[PV2] is gone at once with an erased contact', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      await visitor.says(conversation_id, 'Hello?');
      await visitor.does(ofContact(attributes));
      const payload = { command_id: house.newId(), contact_id: visitor.id };
      await house.admin.does({ name: 'contact.erase', payload });
      const [row] = await house.store.read.conversations([conversation_id]);
      expect(row?.contact).not.toHaveProperty('attributes');
    });
  });
}
