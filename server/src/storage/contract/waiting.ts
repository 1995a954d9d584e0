import { type Id, noFirstContact } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { House } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';

/** What a store promises of how long visitors wait, and of what they meet first. */
export function waitingContract(make: DatabaseMaker): void {
  describe('waiting', () => {
    const given = houseForEachTest(make);

    it('[RT1] tells the first waits of an inbox, the newest first, and not the answers after', async () => {
      const { house } = given;
      const before = house.now();
      const old = await asks(house);
      const since = house.now();
      const answered = await asks(house);
      await house.admin.notes(answered, 'Who takes it?');
      const answer = (await house.admin.says(answered, 'Very bright.')) as { at: string };
      await house.admin.says(answered, 'And warm.');
      await asks(house);
      const waits = (inbox_id: Id, from: string) =>
        house.store.read.firstWaits(house.account_id, inbox_id, from);
      const found = await waits(house.inbox.id, since);
      expect(found.map(({ answered_ms }) => answered_ms)).toEqual([null, Date.parse(answer.at)]);
      expect(found.every(({ asked_ms }) => asked_ms > Date.parse(since))).toBe(true);
      expect(await waits(house.inbox.id, before)).toHaveLength(3);
      expect(await waits(house.newId(), before)).toEqual([]);
      expect(old).not.toBe(answered);
    });

    it('[PC1][PC4] keeps what visitors meet first, and writes what they say of themselves with their message', async () => {
      const { house } = given;
      const { id: inbox_id, name } = house.inbox;
      const fields = [{ id: 'name', kind: 'name', label: '', required: true }] as const;
      const payload = { command_id: house.newId(), inbox_id, name };
      await house.admin.does({
        name: 'inbox.update',
        payload: { ...payload, first_contact: { pre_chat: fields } },
      });
      expect(await house.store.read.inboxByKey(house.inbox.key)).toMatchObject({
        first_contact: { ...noFirstContact, pre_chat: fields },
      });
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      const replies = [{ field_id: 'name', value: 'Mia' }];
      const message = { id: house.newId(), conversation_id, text: 'Hello' };
      await visitor.does({
        name: 'message.send',
        payload: { ...message, introduction: { replies } },
      });
      const [row] = await house.store.read.conversations([conversation_id]);
      expect(row).toMatchObject({ contact: { name: 'Mia' }, conversation: { number: 1, head: 2 } });
      const page = await house.store.read.history(conversation_id, 'agent', 3, 10);
      expect(page.events.map(({ event }) => [event.event_type, event.seq])).toEqual([
        ['conversation.created', 1],
        ['message.created', 2],
      ]);
    });
  });
}

async function asks(house: House): Promise<Id> {
  const conversation_id = house.newId();
  await (await house.visitor()).says(conversation_id, 'Is it bright?');
  return conversation_id;
}
