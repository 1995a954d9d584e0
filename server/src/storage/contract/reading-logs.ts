import type { Id, Receipt } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { LogPage } from '../../domain/store.ts';
import type { House, Person } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';

const seqsOf = (page: LogPage | null) => page?.events.map(({ event }) => event.seq);

const marks = (steps: readonly Receipt[] | undefined) =>
  steps?.map((step) => `${step.actor.kind} ${step.kind} ${step.up_to_seq}`);

/** What a store promises of snapshots and history. */
export function readingLogsContract(make: DatabaseMaker): void {
  describe('reading logs', () => {
    const given = houseForEachTest(make);

    /** A visitor's conversation: created 1, then messages 2 to `last`, of which every `note`-th is a note. */
    async function talk(house: House, last: number, isNote = (_seq: number) => false) {
      const visitor = await house.visitor();
      const id = house.newId();
      await visitor.says(id, 'line 2');
      for (let seq = 3; seq <= last; seq += 1) {
        if (isNote(seq)) await house.admin.notes(id, `line ${seq}`);
        else await (seq % 2 === 0 ? visitor : house.admin).says(id, `line ${seq}`);
      }
      return { visitor, id };
    }

    it('a snapshot is the newest of the log, whole, with the row and the contact', async () => {
      const { house } = given;
      const { visitor, id } = await talk(house, 9);
      const snapshot = await house.store.read.snapshot(id, 'agent', 3);
      expect(snapshot).toMatchObject({ more: true, steps: [] });
      expect(snapshot?.conversation).toMatchObject({
        id,
        head: 9,
        visitor_count: 4,
        agent_count: 4,
      });
      expect(snapshot?.contact).toMatchObject({ id: visitor.id, name: null });
      expect(seqsOf(snapshot)).toEqual([7, 8, 9]);
      const message = {
        id: expect.any(String),
        conversation_id: id,
        seq: 9,
        version: 9,
        recalled_at: null,
      };
      const author = { kind: 'agent', id: house.admin.id };
      expect(snapshot?.events.at(-1)?.event).toEqual({
        event_id: expect.any(String),
        event_type: 'message.created',
        timestamp: expect.any(String),
        account_id: house.account_id,
        source: 'api',
        schema_version: 1,
        conversation_id: id,
        seq: 9,
        prev: 8,
        data: { message: { ...message, author, text: 'line 9', at: expect.any(String) } },
      });
      expect(await house.store.read.snapshot(house.newId(), 'agent', 3)).toBeNull();
    });

    it('history goes back to the first event, and says when there is no more', async () => {
      const { house } = given;
      const { id } = await talk(house, 9);
      const pages: (number | null)[][] = [];
      for (let before = 10; ;) {
        const page = await house.store.read.history(id, 'agent', before, 4);
        pages.push(page.events.map(({ event }) => event.seq));
        before = page.events[0]?.event.seq ?? 0;
        if (!page.more) break;
      }
      expect(pages).toEqual([[6, 7, 8, 9], [2, 3, 4, 5], [1]]);
      const nothing = { events: [], steps: [], more: false };
      expect(await house.store.read.history(id, 'agent', 1, 4)).toEqual(nothing);
      expect(await house.store.read.history(house.newId(), 'agent', 9, 4)).toEqual(nothing);
    });

    it('[AU2][LG2] to a visitor there are no notes, and the log has no gap without them', async () => {
      const { house } = given;
      const { id } = await talk(house, 9, (seq) => [4, 5, 9].includes(seq));
      const snapshot = await house.store.read.snapshot(id, 'visitor', 4);
      expect(seqsOf(snapshot)).toEqual([3, 6, 7, 8]);
      expect(snapshot?.events.map((stored) => stored.public_prev)).toEqual([2, 3, 6, 7]);
      expect(snapshot?.more).toBe(true);
      expect(seqsOf(await house.store.read.history(id, 'visitor', 6, 50))).toEqual([1, 2, 3]);
      const agents = await house.store.read.snapshot(id, 'agent', 50);
      expect(seqsOf(agents)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      const internal = agents?.events.filter((stored) => stored.internal).map(({ event }) => event);
      expect(internal).toMatchObject(
        [4, 5, 9].map((seq) => ({ data: { message: { seq, internal: true } } })),
      );
    });

    it('[RC4] a page carries the first steps that cover its events, also from beyond it', async () => {
      const { house } = given;
      const { visitor, id } = await talk(house, 9);
      const steps: [Person, 'gets' | 'reads', number][] = [
        [house.admin, 'gets', 2],
        [house.admin, 'gets', 5],
        [house.admin, 'reads', 5],
        [visitor, 'gets', 8],
        [house.admin, 'gets', 9],
        [visitor, 'reads', 9],
      ];
      for (const [person, verb, seq] of steps) await person[verb](id, seq);
      const page = await house.store.read.history(id, 'agent', 5, 2);
      expect(seqsOf(page)).toEqual([3, 4]);
      expect(marks(page.steps)).toEqual([
        'agent delivered 5',
        'agent read 5',
        'visitor delivered 8',
        'visitor read 9',
      ]);
      const newest = await house.store.read.snapshot(id, 'agent', 2);
      expect(marks(newest?.steps)).toEqual([
        'visitor delivered 8',
        'agent delivered 9',
        'visitor read 9',
      ]);
    });

    it('[RC2][RC4] the first reader is told, also when a colleague reads later and less', async () => {
      const { house } = given;
      const { id } = await talk(house, 6);
      const bob = await house.colleague('Bob');
      await bob.reads(id, 5);
      await house.admin.reads(id, 3);
      await house.admin.reads(id, 5);
      await house.admin.reads(id, 6);
      const snapshot = await house.store.read.snapshot(id, 'agent', 50);
      expect(snapshot?.steps.map((step) => [step.actor.id, step.up_to_seq])).toEqual([
        [bob.id, 5],
        [house.admin.id, 6],
      ]);
      expect(snapshot?.conversation).toMatchObject({ agent_read_seq: 6, agent_read_count: 3 });
    });

    it('[AU2] a step ends at a public event, and reading a note is no step', async () => {
      const { house } = given;
      const { id } = await talk(house, 8, (seq) => [4, 5, 8].includes(seq));
      for (const seq of [4, 5, 7, 8]) await house.admin.reads(id, seq);
      const visitors = await house.store.read.snapshot(id, 'visitor', 50);
      expect(marks(visitors?.steps)).toEqual(['agent read 3', 'agent read 7']);
      const older = await house.store.read.history(id, 'visitor', 4, 2);
      expect(marks(older.steps)).toEqual(['agent read 3', 'agent read 7']);
      const agents = await house.store.read.snapshot(id, 'agent', 50);
      expect(marks(agents?.steps)).toEqual(['agent read 3', 'agent read 7']);
      expect(agents?.conversation).toMatchObject({ agent_read_seq: 7, agent_delivered_seq: 7 });
    });

    it("a contact's conversations come latest active first, and no one else's", async () => {
      const { house } = given;
      const [visitor, stranger] = [await house.visitor(), await house.visitor()];
      const ids: Id[] = [house.newId(), house.newId(), house.newId()];
      for (const id of ids) await visitor.says(id, 'Hello?');
      await stranger.says(house.newId(), 'Hello?');
      await house.admin.says(ids[0] as Id, 'Hello!');
      const found = await house.store.read.contactConversations(visitor.id, 2);
      expect(found.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    });
  });
}
