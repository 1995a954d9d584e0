import type { Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import type { Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** What is written, and what not. */
export function writingRules({ story }: Street): void {
  describe('writing', () => {
    it(
      '[WR2] commands that fail leave nothing, and those beside them stand',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const lines = Array.from({ length: 40 }, (_, line) => line);
        const answers = await Promise.all(
          lines.map((line) => {
            const send = { id: newId(), conversation_id, text: `line ${line}` };
            if (line % 4 === 1)
              return agent.asks('message.send', { ...send, conversation_id: newId() });
            if (line % 4 === 3) {
              const wrong = { conversation_id, kind: 'read', up_to_seq: 9_999 } as const;
              return agent.asks('receipt.claim', wrong);
            }
            return visitor.asks('message.send', send);
          }),
        );
        const codes = answers.map(codeOf);
        expect(codes).toEqual(
          lines.map((line) => ['ok', 'not_found', 'ok', 'above_head'][line % 4]),
        );
        const { events, steps } = await wholeLog(agent, conversation_id);
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
        expect(events).toHaveLength(2 + lines.length / 2);
        expect(steps).toEqual([]);
      }),
    );
  });
}

/** What needs the server to be stopped: beside nothing else. */
export function stoppingRules({ story, target }: Street): void {
  const { restart, kill } = target.capabilities;

  it.skipIf(restart === undefined)(
    '[HS4] a server that stops says so, finishes what it has begun, and loses nothing',
    story(async (house) => {
      const [visitor, agent] = [await house.visitor(), await house.agent()];
      const conversation_id = await house.begins(visitor);
      const { cursor } = await visitor.does('sync', { cursor: null });
      const sends = Array.from({ length: 50 }, (_, line) =>
        visitor.emits('message.send', { id: newId(), conversation_id, text: `line ${line}` }),
      );
      await sends[0];
      const back = restart?.();
      // On more nodes than one the agent is elsewhere, and may stay.
      const { error } = await visitor.sees('closing');
      expect(error).toMatchObject({ code: 'shutting_down', retry: 'later' });
      await visitor.ended;
      await back;
      const answers = await Promise.allSettled(sends);
      const accepted = answers.flatMap(({ status, ...rest }) =>
        status === 'fulfilled' && 'value' in rest && rest.value.ok ? [rest.value.id as Id] : [],
      );
      expect(accepted.length).toBeGreaterThan(0);
      const again = await house.enters('visitor', visitor.token);
      const missed = await again.does('sync', { cursor });
      expect(missed).toMatchObject({ reset: false, more: false });
      const ids = missed.items.flatMap((item) =>
        'event' in item && item.event.event_type === 'message.created'
          ? [item.event.data.message.id]
          : [],
      );
      // What is sent all at once may be written in any order; each is there once.
      expect(ids.toSorted()).toEqual(accepted.toSorted());
      agent.leaves();
    }),
  );

  it.skipIf(kill === undefined)(
    '[WR1] what was acknowledged is there after kill -9, once, and cursors still hold',
    story(async (house) => {
      const visitors = await Promise.all(Array.from({ length: 6 }, () => house.visitor()));
      const watcher = visitors[0] as Somebody;
      const conversations = visitors.map(newId);
      const accepted: Id[][] = visitors.map(() => []);
      const unclear: Id[] = [];
      const talks = async (visitor: Somebody, at: number) => {
        for (let line = 0; ; line += 1) {
          const send = { id: newId(), conversation_id: conversations[at] ?? '', text: `${line}` };
          unclear[at] = send.id;
          const { ok } = await visitor.asks('message.send', send);
          if (ok) accepted[at]?.push(send.id);
        }
      };
      // Each talks until its line is cut.
      const silence = Promise.allSettled(visitors.map(talks));
      const { cursor } = await watcher.does('sync', { cursor: null });
      await watcher.sees('durable', ({ n }) => n >= 20);
      await Promise.all([kill?.(), silence]);
      for (const [at, visitor] of visitors.entries()) {
        const again = await house.visitor(visitor.token);
        const { events } = await wholeLog(again, conversations[at] ?? '');
        const kept = events.flatMap((event) =>
          event.event_type === 'message.created' ? [event.data.message.id] : [],
        );
        // One more may have been written than was acknowledged: the one that was under way.
        expect([accepted[at], [...(accepted[at] ?? []), unclear[at]]]).toContainEqual(kept);
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
        const send = { id: unclear[at] ?? '', conversation_id: conversations[at] ?? '' };
        const text = `${accepted[at]?.length}`;
        const repeated = await again.does('message.send', { ...send, text });
        expect(repeated.seq).toBe((accepted[at]?.length ?? 0) + 2);
      }
      const again = await house.enters('visitor', watcher.token);
      expect(await again.does('sync', { cursor })).toMatchObject({ reset: false });
    }),
  );
}
