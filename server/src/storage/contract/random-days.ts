import {
  type Conversation,
  createConversation,
  type Id,
  projectConversation,
  projectReceipt,
} from '@porchlight/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store, StoredItem } from '../../domain/store.ts';
import { type House, moveIn, type Person } from '../../testing/house.ts';
import type { DatabaseMaker } from './store-under-test.ts';
import { wholeFeed } from './whole-feed.ts';

interface Act {
  readonly person: number;
  readonly thread: number;
  readonly verb:
    | 'says'
    | 'notes'
    | 'recalls'
    | 'edits'
    | 'gets'
    | 'reads'
    | 'assigns'
    | 'resolves'
    | 'stumbles';
  readonly seq: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  person: fc.nat(3),
  thread: fc.nat(2),
  verb: fc.constantFrom(
    'says',
    'says',
    'notes',
    'recalls',
    'recalls',
    'edits',
    'edits',
    'gets',
    'reads',
    'reads',
    'assigns',
    'resolves',
    'stumbles',
  ),
  seq: fc.integer({ min: 1, max: 12 }),
});

/** What a store promises of any day at all: the rows are what the feed tells. */
export function randomDaysContract(make: DatabaseMaker): void {
  describe('random days', () => {
    it('[LG5] the events and steps of the feed, folded, are the rows, whoever reads it', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
          const database = await make();
          const house = await moveIn(await database.open());
          // Open before anything happens, so that it writes nothing in between.
          const onlooker = await database.open();
          await live(house, acts);
          await expectSameFeed(house, onlooker);
          await onlooker.close();
          await house.store.close();
          await database.remove();
        }),
        { numRuns: 10 },
      );
    });
  });
}

async function live(house: House, acts: readonly Act[]): Promise<void> {
  const people = [
    await house.visitor(),
    await house.visitor(),
    house.admin,
    await house.colleague('Bob'),
  ];
  const threads = [house.newId(), house.newId(), house.newId()];
  // All at once, so that they meet; what is not allowed is refused, and leaves no trace.
  const sent = acts.map(() => house.newId());
  await Promise.all(acts.map((one, index) => perform(people, threads, one, sent, index)));
  const items = await wholeFeed(house.store, house.account_id);
  const told = foldAll(items, house.account_id);
  const rows = await house.store.read.conversations(threads);
  expect(new Map(rows.map(({ conversation }) => [conversation.id, conversation]))).toEqual(told);
  expectHonestCounts(items);
}

function perform(
  people: readonly Person[],
  threads: readonly Id[],
  { person, thread, verb, seq }: Act,
  sent: readonly Id[],
  index: number,
) {
  const [actor, id] = [people[person], threads[thread]];
  if (actor === undefined || id === undefined) throw new Error('a person or thread too many');
  switch (verb) {
    case 'says':
    case 'notes':
      return actor[verb](id, `${verb} ${seq}`, sent[index]);
    case 'recalls':
      // One that came before it, most of the time.
      return actor.recalls(id, sent[Math.max(0, index - (seq % 4))] ?? '');
    case 'edits':
      return actor.edits(id, sent[Math.max(0, index - (seq % 4))] ?? '', `edited ${seq}`);
    case 'gets':
    case 'reads':
      return actor[verb](id, seq);
    case 'assigns':
      return actor.assigns(id, seq % 3 === 0 ? null : (people[3]?.id ?? null));
    case 'resolves':
      return actor.resolves(id);
    case 'stumbles':
      return expect(actor.stumbles(id)).rejects.toThrow('stumbled');
  }
}

/** Whoever wrote the feed reads from any place, in any page, what somebody else reads who knows only the database. */
async function expectSameFeed({ store, account_id }: House, onlooker: Store): Promise<void> {
  const { position } = await onlooker.read.feedHead(account_id);
  for (let after = 0; after <= position + 1; after += 1) {
    for (const limit of [1, 4, 100]) {
      const page = await store.read.feed(account_id, after, limit);
      expect(page).toEqual(await onlooker.read.feed(account_id, after, limit));
    }
  }
}

function foldAll(items: readonly StoredItem[], account_id: Id): Map<Id, Conversation> {
  const rows = new Map<Id, Conversation>();
  for (const item of items) {
    if ('receipt' in item) {
      const row = rows.get(item.receipt.conversation_id);
      if (row !== undefined) rows.set(row.id, projectReceipt(row, item.receipt));
      continue;
    }
    if ('revoked' in item) continue;
    const { event } = item.stored;
    if (event.conversation_id === null) continue;
    const row = rows.get(event.conversation_id);
    if (row !== undefined) rows.set(row.id, projectConversation(row, event));
    else if (event.event_type === 'conversation.created') {
      rows.set(event.conversation_id, createConversation(event, account_id));
    }
  }
  return rows;
}

/** Every read step covers as many messages as one finds by counting. */
function expectHonestCounts(items: readonly StoredItem[]): void {
  for (const item of items) {
    if (!('receipt' in item) || item.receipt.kind !== 'read') continue;
    const { receipt } = item;
    const covered = items.filter(
      (other) =>
        'stored' in other &&
        !other.stored.internal &&
        other.stored.event.event_type === 'message.created' &&
        other.stored.event.conversation_id === receipt.conversation_id &&
        other.stored.event.seq <= receipt.up_to_seq &&
        other.stored.event.data.message.author.kind !== receipt.actor.kind,
    );
    expect(receipt.count).toBe(covered.length);
  }
}
