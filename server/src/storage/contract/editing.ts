import { describe, expect, it } from 'vitest';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { wholeFeed } from './whole-feed.ts';

/** What a store promises of edited messages. */
export function editingContract(make: DatabaseMaker): void {
  describe('editing', () => {
    const given = houseForEachTest(make);

    it('[LG13][LG14] there is one text, for whoever reads from wherever', async () => {
      const { house, database } = given;
      const visitor = await house.visitor();
      const [id, message, note] = [house.newId(), house.newId(), house.newId()];
      await visitor.says(id, 'first', message);
      await house.admin.notes(id, 'first', note);
      expect(await visitor.edits(id, message, 'second')).toEqual({ seq: 4 });
      expect(await house.admin.edits(id, note, 'second')).toEqual({ seq: 5 });
      expect(await visitor.edits(id, message, 'third')).toEqual({ seq: 6 });
      const onlooker = await database.open();
      for (const { read } of [house.store, onlooker]) {
        const snapshot = await read.snapshot(id, 'visitor', 50);
        const events = snapshot?.events.map(({ event }) => event) ?? [];
        expect(events.map(({ seq, data }) => [seq, data])).toMatchObject([
          [1, {}],
          [2, { message: { text: 'third', version: 6, edited_at: events[3]?.timestamp } }],
          [4, { message_id: message, text: 'third' }],
          [6, { message_id: message, text: 'third' }],
        ]);
        const told = [
          await read.history(id, 'agent', 99, 50),
          await wholeFeed(onlooker, house.account_id),
        ];
        expect(JSON.stringify(told)).not.toContain('first');
        const [row] = await read.conversations([id]);
        expect(row?.conversation.last_message).toMatchObject({ id: note, text: 'second' });
      }
      await onlooker.close();
    });

    it('[LG14] a recall empties the edits, too', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [id, message] = [house.newId(), house.newId()];
      await visitor.says(id, 'my card is 4711', message);
      await Promise.all([
        visitor.edits(id, message, 'my card is 4712'),
        visitor.recalls(id, message),
      ]);
      expect(JSON.stringify(await wholeFeed(house.store, house.account_id))).not.toContain(
        'my card',
      );
    });

    it('[ID1][LG13] an edit sent again gets the same answer; of two at once one is last', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [id, message, command] = [house.newId(), house.newId(), house.newId()];
      const sent = await visitor.says(id, 'first', message);
      const answer = await visitor.edits(id, message, 'second', command);
      expect(await visitor.edits(id, message, 'second', command)).toEqual(answer);
      expect(await visitor.edits(id, message, 'other', command)).toMatchObject({
        error: { code: 'id_conflict' },
      });
      expect(await visitor.says(id, 'first', message)).toEqual(sent);
      await Promise.all(['a', 'b'].map((text) => visitor.edits(id, message, text)));
      const snapshot = await house.store.read.snapshot(id, 'agent', 50);
      const [, created, ...edits] = snapshot?.events.map(({ event }) => event) ?? [];
      expect(edits).toHaveLength(3);
      expect(created).toMatchObject({ data: { message: { version: 5 } } });
      const texts = edits.map(({ data }) => ('text' in data ? data.text : null));
      expect(new Set(texts).size).toBe(1);
    });
  });
}
