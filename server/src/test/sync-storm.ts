import type { Id } from '@porchlight/protocol';
import { expect } from 'vitest';
import { enter, getJson, newId, type Person } from './people.ts';
import type { TestServer } from './start-server.ts';

/** A durable frame in short. */
export interface Heard {
  readonly n: number;
  readonly id: Id;
}

/** The durable frames that somebody got, in order. */
export function heard(person: Person): Heard[] {
  return person.frames
    .filter(({ name }) => name === 'durable')
    .map(({ payload }) => ({ n: payload.n, id: (payload.event ?? payload.receipt).event_id }));
}

/** Asks `sync` until there is no more; the ids of all that was told, in order. */
export async function syncs(person: Person, cursor: string | null): Promise<Id[]> {
  const ids: Id[] = [];
  let answer = await person.asks('sync', { cursor });
  for (;;) {
    for (const item of answer.items) ids.push((item.event ?? item.receipt).event_id);
    if (!answer.more) return ids;
    answer = await person.asks('sync', { cursor: answer.cursor });
  }
}

const talkers = 8;
const lines = 60;

/**
 * Eight visitors talk as fast as they are answered while agents join: each agent's sync and frames together must be the
 * feed, each item once, in order, and n without a gap.
 */
export async function expectNothingLostInStorm(house: TestServer): Promise<void> {
  const visitors = await Promise.all(Array.from({ length: talkers }, () => house.visitor()));
  const first = await house.agent();
  const { cursor } = await first.asks('sync', { cursor: null });
  const calm = new AbortController();
  const storm = visitors.map((visitor) => talk(visitor, calm.signal));

  const joined: { agent: Person; ids: Id[] }[] = [];
  for (let round = 0; round < 6; round += 1) {
    const agent = await enter(house.url, '/agent', first.token);
    joined.push({ agent, ids: await syncs(agent, cursor) });
    await agent.sees('durable', ({ n }) => n >= 5);
  }
  calm.abort();
  const sent = (await Promise.all(storm)).reduce((sum, count) => sum + count, 0);
  expect(sent).toBeGreaterThanOrEqual(talkers * lines);

  // Every send is one event, and every conversation one more.
  const feed = (await feedIds(house.url, first.token)).slice(-(sent + talkers));
  expect(new Set(feed).size).toBe(sent + talkers);
  for (const { agent, ids } of joined) await expectWhole(agent, ids, feed);
}

async function talk(visitor: Person, calm: AbortSignal): Promise<number> {
  const conversation_id = newId();
  let sent = 0;
  for (; !calm.aborted || sent < lines; sent += 1) {
    await visitor.says(conversation_id, `line ${sent}`);
  }
  return sent;
}

async function expectWhole(agent: Person, synced: Id[], feed: Id[]): Promise<void> {
  const last = feed.at(-1);
  await agent.sees('durable', ({ event }) => event?.event_id === last);
  const frames = heard(agent);
  expect(frames.map(({ n }) => n)).toEqual(frames.map((_, index) => index + 1));
  expect([...synced, ...frames.map(({ id }) => id)]).toEqual(feed);
  agent.leaves();
}

async function feedIds(url: string, token: string): Promise<Id[]> {
  const ids: Id[] = [];
  let page = { cursor: '', more: true };
  while (page.more) {
    const after = page.cursor === '' ? '' : `?after=${page.cursor}`;
    const answer = await getJson(`${url}/api/v2/events${after}`, {
      authorization: `Bearer ${token}`,
    });
    for (const item of answer.items) ids.push((item.event ?? item.receipt).event_id);
    page = answer;
  }
  return ids;
}
