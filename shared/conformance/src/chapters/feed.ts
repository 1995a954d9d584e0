import { accessPaths, limits, type FeedPage, type Id } from '@porchlight/protocol';
import { agentEventSchema, receiptSchema } from '@porchlight/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { catchUp } from '../catch-up.ts';
import type { HttpCaller } from '../http-caller.ts';
import type { Street } from '../house.ts';
import { newId } from '../person.ts';

/** The feed of an account. */
export function feedRules({ story }: Street): void {
  describe('the feed', () => {
    it(
      '[FD1] who follows it while many write misses nothing, and positions only rise',
      story(async (house) => {
        const [agent, ...visitors] = [
          await house.agent(),
          await house.visitor(),
          await house.visitor(),
          await house.visitor(),
        ];
        const http = house.http(agent);
        // An agent's cursor is the feed's own, so what `sync` gives is good over HTTP.
        const { cursor: start } = await agent.does('sync', { cursor: null });
        const mine = new Set<Id>();
        let talking: number = visitors.length;
        const talks = visitors.map(async (visitor) => {
          const conversation_id = await house.begins(visitor);
          mine.add(conversation_id);
          for (let line = 0; line < 25; line += 1) await visitor.says(conversation_id, `${line}`);
          talking -= 1;
        });
        const followed: Placed[] = [];
        for (let cursor = start; ;) {
          const isOver = talking === 0;
          const page = await feedAfter(http, cursor);
          followed.push(...page.items.map(placed));
          cursor = page.cursor;
          if (isOver && !page.more) break;
        }
        await Promise.all(talks);
        const whole = await wholeFeed(http, start);
        expect(followed).toEqual(whole.slice(0, followed.length));
        const positions = whole.map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b));
        for (const id of mine) {
          const seqs = followed.flatMap((item) =>
            item.conversation_id === id && item.seq !== null ? [item.seq] : [],
          );
          expect(seqs).toEqual(Array.from({ length: 27 }, (_, at) => at + 1));
        }
      }),
    );

    it(
      '[FD2] a connection is told nothing durable before its first sync, and everything after it',
      story(async (house) => {
        const visitor = await house.visitor();
        const conversation_id = await house.begins(visitor, 'before');
        const second = await house.enters('visitor', visitor.token);
        await visitor.says(conversation_id, 'between');
        await visitor.hears('between');
        expect(second.durables()).toEqual([]);
        const answer = await second.does('sync', { cursor: null });
        expect(answer).toMatchObject({ reset: true, items: [], more: false });
        expect(JSON.stringify(answer.snapshots)).toContain('between');
        await visitor.says(conversation_id, 'after');
        await second.hears('after');
        expect(second.durables().map(({ n }) => n)).toEqual([1]);
      }),
    );

    it(
      '[FD2] what was sent is seen by everybody else within half a second, at the latest',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const waits_ms: number[] = [];
        for (let line = 0; line < 8; line += 1) {
          const text = `quick ${newId()}`;
          await visitor.says(conversation_id, text);
          const sent_ms = performance.now();
          await agent.hears(text);
          waits_ms.push(performance.now() - sent_ms);
        }
        // Machines have other things to do; a server that is slow by nature is slow every time.
        expect(Math.min(...waits_ms)).toBeLessThan(500);
      }),
    );

    it(
      '[FD3] heads says every four seconds which frame was the last, and the place it stands for',
      story(async (house) => {
        const visitor = await house.visitor();
        const conversation_id = await house.begins(visitor, 'one');
        await visitor.says(conversation_id, 'two');
        await visitor.hears('two');
        const { cursor } = await visitor.sees('heads', ({ n }) => n === 3);
        await visitor.says(conversation_id, 'three');
        const event = await visitor.hears('three');
        const second = await house.enters('visitor', visitor.token);
        const { items, reset } = await second.does('sync', { cursor });
        expect({ reset, items }).toEqual({ reset: false, items: [{ event }] });
        const begun_ms = performance.now();
        const next = await visitor.sees('heads', ({ n }) => n === 4);
        expect(next.cursor).not.toBe(cursor);
        // After so long a silence clients would take the connection for dead.
        expect(performance.now() - begun_ms).toBeLessThan(limits.silence_ms);
      }),
    );

    it(
      '[FD9] that a session was ended is no item of the feed',
      story(async (house) => {
        const agent = await house.agent();
        const http = house.http(agent);
        const { cursor } = await agent.does('sync', { cursor: null });
        const { audience, url } = agent;
        const own = house.http({ audience, url, token: await house.signsIn() });
        await own.fetches('/api/v2/sessions/current', { method: 'DELETE' });
        const visitor = await house.visitor();
        await house.begins(visitor);
        const { items } = await feedAfter(http, cursor);
        expect(items.length).toBeGreaterThan(0);
        for (const item of items) {
          const { position, ...told } = 'event' in item ? item.event : item.receipt;
          expect(position).toBeGreaterThan(0);
          const schema = 'event' in item ? agentEventSchema : receiptSchema;
          expect(schema.safeParse(told)).toMatchObject({ success: true });
        }
        expect((await catchUp(agent, cursor)).reset).toBe(false);
      }),
    );
  });
}

/** One item of the feed in short. */
interface Placed {
  readonly id: Id;
  readonly position: number;
  readonly conversation_id: Id | null;
  readonly seq: number | null;
}

function placed(item: FeedPage['items'][number]): Placed {
  if ('receipt' in item) {
    const { event_id, position, conversation_id } = item.receipt;
    return { id: event_id, position, conversation_id, seq: null };
  }
  const { event_id, position, conversation_id, seq } = item.event;
  return { id: event_id, position, conversation_id, seq };
}

async function feedAfter(http: HttpCaller, cursor: string): Promise<FeedPage> {
  const { status, body } = await http.fetches(
    `${accessPaths.events}?after=${encodeURIComponent(cursor)}`,
  );
  expect(status).toBe(200);
  return body;
}

async function wholeFeed(http: HttpCaller, start: string): Promise<Placed[]> {
  const items: Placed[] = [];
  for (let cursor = start; ;) {
    const page = await feedAfter(http, cursor);
    items.push(...page.items.map(placed));
    if (!page.more) return items;
    cursor = page.cursor;
  }
}
