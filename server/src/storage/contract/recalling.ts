import { describe, expect, it } from 'vitest';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { typesOf, wholeFeed } from './whole-feed.ts';

const recalled = { ok: false, error: { code: 'recalled', retry: 'never' } };
const conflict = { ok: false, error: { code: 'id_conflict' } };
const secret = 'my card is 4711';

/** What a store promises of recalled messages. */
export function recallingContract(make: DatabaseMaker): void {
  describe('recalling', () => {
    const given = houseForEachTest(make);

    /** Everything that can be read of a conversation and its account, by two who share nothing but the database. */
    async function everythingTold(conversation_id: string): Promise<string> {
      const { house, database } = given;
      const onlooker = await database.open();
      const told = [];
      for (const { read } of [house.store, onlooker]) {
        const who = { account_id: house.account_id, agent_id: house.admin.id };
        told.push(
          await read.feed(house.account_id, 0, 100),
          await read.snapshot(conversation_id, 'agent', 50),
          await read.snapshot(conversation_id, 'visitor', 50),
          await read.history(conversation_id, 'agent', 100, 50),
          await read.conversations([conversation_id]),
          await read.list({ ...who, view: 'all', before: undefined, limit: 50 }),
        );
      }
      await onlooker.close();
      return JSON.stringify(told);
    }

    it('[LG8] the message keeps its place and has the seq of the recall as its version', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [id, message] = [house.newId(), house.newId()];
      await visitor.says(id, secret, message);
      await house.admin.says(id, 'Hello!');
      expect(await visitor.recalls(id, message)).toEqual({ seq: 4 });
      const snapshot = await house.store.read.snapshot(id, 'visitor', 50);
      const events = snapshot?.events.map(({ event }) => event) ?? [];
      expect(events.map(({ event_type, seq }) => `${seq} ${event_type}`)).toEqual([
        '1 conversation.created',
        '2 message.created',
        '3 message.created',
        '4 message.recalled',
      ]);
      expect(events[3]).toMatchObject({ prev: 3, data: { message_id: message } });
      expect(events[1]).toMatchObject({
        data: {
          message: { id: message, seq: 2, version: 4, text: '', recalled_at: events[3]?.timestamp },
        },
      });
      expect(events[2]).toMatchObject({ data: { message: { version: 3, recalled_at: null } } });
    });

    it('[LG9] its text is nowhere any more, whoever reads from wherever', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [id, message, note] = [house.newId(), house.newId(), house.newId()];
      await visitor.says(id, secret, message);
      await house.admin.notes(id, secret, note);
      expect(await everythingTold(id)).toContain(secret);
      await Promise.all([visitor.recalls(id, message), house.admin.recalls(id, note)]);
      expect(await everythingTold(id)).not.toContain(secret);
      const [row] = await house.store.read.conversations([id]);
      expect(row?.conversation.last_message).toMatchObject({ id: note, text: '' });
    });

    it('[LG9] sent and recalled at once, it is told without its text', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, 'Hello?');
      const message = house.newId();
      await Promise.all([visitor.says(id, secret, message), visitor.recalls(id, message)]);
      expect(await everythingTold(id)).not.toContain(secret);
    });

    it('[LG8][ID1] a recall sent again gets the same answer; the send, too, as it was', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [id, message, command] = [house.newId(), house.newId(), house.newId()];
      const sent = await visitor.says(id, secret, message);
      const first = await visitor.recalls(id, message, command);
      expect(await visitor.recalls(id, message, command)).toEqual(first);
      expect(await visitor.recalls(id, message)).toEqual({ seq: null });
      expect(await visitor.says(id, secret, message)).toEqual(sent);
      expect(await visitor.says(id, 'in other words', message)).toMatchObject(conflict);
      expect(await wholeFeed(house.store, house.account_id)).toHaveLength(3);
    });

    it('[LG8] two recalls at once are one event', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [id, message] = [house.newId(), house.newId()];
      await visitor.says(id, secret, message);
      const answers = await Promise.all([1, 2, 3].map(() => visitor.recalls(id, message)));
      const recalls = answers.filter((answer) => 'seq' in answer && answer.seq === 3);
      expect([answers.length, recalls.length]).toEqual([3, 1]);
      expect(await wholeFeed(house.store, house.account_id)).toHaveLength(3);
    });

    it('[LG12] recalled before it came it stays out, also after another start', async () => {
      const { house, database } = given;
      const visitor = await house.visitor();
      const [id, message] = [house.newId(), house.newId()];
      expect(await visitor.recalls(id, message)).toEqual({ seq: null });
      expect(await visitor.recalls(id, message)).toEqual({ seq: null });
      expect(await visitor.says(id, secret, message)).toMatchObject(recalled);
      const other = await database.open();
      expect(await wholeFeed(other, house.account_id)).toEqual([]);
      await other.close();
      expect(await visitor.says(id, 'Hello?')).toMatchObject({ seq: 2 });
      expect(await visitor.says(id, secret, message)).toMatchObject(recalled);
    });

    it('[LG12] a send and its recall that meet end alike in any order: no text', async () => {
      const { house } = given;
      const visitor = await house.visitor();
      const [id, other] = [house.newId(), house.newId()];
      const [message, another] = [house.newId(), house.newId()];
      await Promise.all([
        visitor.recalls(id, message),
        visitor.says(id, secret, message),
        visitor.says(other, secret, another),
        visitor.recalls(other, another),
      ]);
      expect((await everythingTold(id)) + (await everythingTold(other))).not.toContain(secret);
    });

    it('[LG12] keeps out nobody else’s message, and an id that is in use stays what it is', async () => {
      const { house } = given;
      const [visitor, stranger] = [await house.visitor(), await house.visitor()];
      const [id, other, message, early] = [1, 2, 3, 4].map(house.newId) as [
        string,
        string,
        string,
        string,
      ];
      const sent = await visitor.says(id, 'Hello?', message);
      for (const where of [id, other]) {
        expect(await stranger.recalls(where, message)).toEqual({ seq: null });
      }
      expect(await visitor.says(id, 'Hello?', message)).toEqual(sent);
      await stranger.recalls(other, early);
      expect(await visitor.recalls(id, early)).toEqual({ seq: null });
      expect(await visitor.says(id, 'Mine', early)).toMatchObject(conflict);
      expect(typesOf(await wholeFeed(house.store, house.account_id))).toHaveLength(2);
    });

    it('[LG11] is refused to everybody but the author', async () => {
      const { house } = given;
      const [visitor, bob] = [await house.visitor(), await house.colleague('Bob')];
      const [id, message, note] = [house.newId(), house.newId(), house.newId()];
      await visitor.says(id, 'Hello?', message);
      await house.admin.notes(id, 'A note', note);
      const refused = { ok: false, error: { code: 'forbidden' } };
      expect(await house.admin.recalls(id, message)).toMatchObject(refused);
      expect(await bob.recalls(id, note)).toMatchObject(refused);
      expect(await visitor.recalls(id, note)).toEqual({ seq: null });
      expect(await house.admin.recalls(id, note)).toEqual({ seq: 4 });
    });
  });
}
