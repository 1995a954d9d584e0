import { createIdSource } from '@porchlight/protocol';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store, StoredItem } from '../domain/store.ts';
import { carryOut, moveIn, type Person } from '../testing/house.ts';
import { findTestPostgres } from '../testing/test-postgres.ts';
import { createPostgresStore } from './postgres-store.ts';

const newId = createIdSource(Date.now, Math.random);
const server = await findTestPostgres();
afterAll(() => server?.stop());

/** The heads of all conversations, after a look at the chain of each. */
function heads(items: readonly StoredItem[]): readonly number[] {
  const found = new Map<string, number>();
  for (const item of items) {
    if (!('stored' in item) || item.stored.event.conversation_id === null) continue;
    const { conversation_id, seq, prev } = item.stored.event;
    expect(prev).toBe(found.get(conversation_id) ?? 0);
    found.set(conversation_id, seq);
  }
  return [...found.values()];
}

const conversations = 6;
const lines = 40;

describe.skipIf(server === null)(
  'two nodes that write to one Postgres',
  { timeout: 60_000 },
  () => {
    it('[FD1] a third that reads along misses nothing, sees nothing twice, and all in order', async () => {
      const url = (await server?.createDatabase()) ?? '';
      const open = () => createPostgresStore({ url, newId });
      const [one, two, third] = [await open(), await open(), await open()];
      const house = await moveIn(one);
      const guests = await Promise.all(
        Array.from({ length: conversations }, () => house.visitor()),
      );
      let talking = true;
      const seen: StoredItem[] = [];
      const reading = readAlong();
      // In each conversation both nodes write at once.
      await Promise.all(guests.flatMap((guest) => [talk(one, guest), talk(two, guest)]));
      talking = false;
      await reading;

      expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => index + 1));
      expect(heads(seen)).toEqual(guests.map(() => 2 * lines + 1));
      for (const store of [one, two, third]) await store.close();

      async function talk(store: Store, { id, principal }: Person): Promise<void> {
        for (let line = 0; line < lines; line += 1) {
          // A visitor's id will do for the conversation that is its only one.
          const payload = { id: newId(), conversation_id: id, text: `line ${line}` };
          const command = { name: 'message.send', payload } as const;
          await store.command((transaction) =>
            carryOut(transaction, principal, command, newId, house.now()),
          );
        }
      }

      async function readAlong(): Promise<void> {
        for (;;) {
          const over = !talking;
          const after = seen.at(-1)?.position ?? 0;
          const page = await third.read.feed(house.account_id, after, 7);
          seen.push(...page.items);
          if (over && !page.more) return;
        }
      }
    });
  },
);
