import { describe, expect, it } from 'vitest';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { wholeFeed } from './whole-feed.ts';

const conflict = { ok: false, error: { code: 'id_conflict' } };

/** What a store promises of a command that comes again. */
export function repeatingContract(make: DatabaseMaker): void {
  describe('repeating', () => {
    const given = houseForEachTest(make);

    it('[ID1] a message sent again gets the same answer and is there once', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [conversation_id, id] = [house.newId(), house.newId()];
      const first = await visitor.says(conversation_id, 'Hello?', id);
      expect(await visitor.says(conversation_id, 'Hello?', id)).toEqual(first);
      const [again, and_again] = await Promise.all([
        visitor.says(conversation_id, 'Hello?', id),
        visitor.says(conversation_id, 'Hello?', id),
      ]);
      expect([again, and_again]).toEqual([first, first]);
      expect(await wholeFeed(house.store, house.account_id)).toHaveLength(2);
    });

    it('[ID1] a first message that arrives twice at once is there once', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [conversation_id, id] = [house.newId(), house.newId()];
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => visitor.says(conversation_id, 'Hello?', id)),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await wholeFeed(house.store, house.account_id)).toHaveLength(2);
    });

    it('[ID4] two first messages at once open one conversation', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      const answers = await Promise.all([
        visitor.says(conversation_id, 'One'),
        visitor.says(conversation_id, 'Two'),
      ]);
      const seqs = answers.map((answer) => ('seq' in answer ? answer.seq : null));
      expect(new Set(seqs)).toEqual(new Set([2, 3]));
    });

    it('[ID1] any command sent again gets the same answer, on another start too', async () => {
      const { house, database } = given;
      const visitor = await house.visitor();
      const conversation_id = house.newId();
      await visitor.says(conversation_id, 'Hello?');
      const payload = { command_id: house.newId(), conversation_id, status: 'resolved' } as const;
      const command = { name: 'conversation.set_status', payload } as const;
      const first = await house.admin.does(command);
      expect(first).toEqual({ seq: 3 });
      expect(await house.admin.does(command)).toEqual(first);
      const other = await database.open();
      const feed = await wholeFeed(other, house.account_id);
      await other.close();
      expect(feed).toHaveLength(3);
    });

    it('[ID6] forgets commands that are old enough, and messages never', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [conversation_id, id] = [house.newId(), house.newId()];
      const sent = await visitor.says(conversation_id, 'Hello?', id);
      const old = { command_id: house.newId(), conversation_id, status: 'resolved' } as const;
      const young = { command_id: house.newId(), conversation_id, status: 'open' } as const;
      const sets = (payload: typeof old | typeof young) =>
        house.admin.does({ name: 'conversation.set_status', payload });
      const resolved = await sets(old);
      const between = house.now();
      const opened = await sets(young);
      const [early, other] = [house.newId(), house.newId()];
      await visitor.recalls(other, early);
      expect(await house.store.forgetCommands(between)).toEqual({ more: false });
      expect(await sets(young)).toEqual(opened);
      expect(await visitor.says(other, 'late', early)).toMatchObject({
        error: { code: 'recalled' },
      });
      expect(await sets(old)).not.toEqual(resolved);
      expect(await house.store.forgetCommands(house.now())).toEqual({ more: false });
      expect(await visitor.says(conversation_id, 'Hello?', id)).toEqual(sent);
    });

    it('[ID6] forgets many a few at a time', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const many = Array.from({ length: 620 }, () => visitor.recalls(house.newId(), house.newId()));
      await Promise.all(many);
      const later = house.now();
      for (const more of [true, true, false]) {
        expect(await house.store.forgetCommands(later)).toEqual({ more });
      }
    });

    it('[ID2] an id used for something else, or by someone else, is a conflict', async () => {
      const { house } = given;
      const [visitor, stranger] = [await house.visitor(), await house.visitor()];
      const [conversation_id, id] = [house.newId(), house.newId()];
      await visitor.says(conversation_id, 'Hello?', id);
      expect(await visitor.says(conversation_id, 'Goodbye.', id)).toMatchObject(conflict);
      expect(await stranger.says(house.newId(), 'Hello?', id)).toMatchObject(conflict);
      const payload = { command_id: id, conversation_id, status: 'resolved' } as const;
      const resolve = { name: 'conversation.set_status', payload } as const;
      expect(await house.admin.does(resolve)).toMatchObject(conflict);
      const command_id = house.newId();
      await house.admin.does({ ...resolve, payload: { ...payload, command_id } });
      expect(await visitor.says(conversation_id, 'Hm', command_id)).toMatchObject(conflict);
      expect(await wholeFeed(house.store, house.account_id)).toHaveLength(3);
    });

    it('[ID2] of two who use one new id at once, one is refused', async () => {
      const { house } = given;
      const [visitor, stranger] = [await house.visitor(), await house.visitor()];
      const id = house.newId();
      const answers = await Promise.all([
        visitor.says(house.newId(), 'Mine', id),
        stranger.says(house.newId(), 'Mine', id),
      ]);
      expect(answers.filter((answer) => 'seq' in answer)).toHaveLength(1);
      expect(answers.filter((answer) => 'ok' in answer)).toMatchObject([conflict]);
    });

    it('[ID3] a rejected command leaves no trace, and its id may be used again', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [conversation_id, id] = [house.newId(), house.newId()];
      expect(await house.admin.says(conversation_id, 'Too early', id)).toMatchObject({ ok: false });
      expect(await wholeFeed(house.store, house.account_id)).toEqual([]);
      expect(await visitor.says(conversation_id, 'Hello?', id)).toMatchObject({ id, seq: 2 });
    });
  });
}
