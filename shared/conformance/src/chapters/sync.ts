import { accessPaths, limits, type Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { catchUp, conversationOf, idsOf, type AnyItem } from '../catch-up.ts';
import { codeOf } from '../code-of.ts';
import type { Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';

/** How one catches up with the feed. */
export function syncRules({ story, target }: Street): void {
  describe('sync', () => {
    it(
      '[FD5] who joins in a storm misses nothing and is told nothing twice',
      story(async (house) => {
        const [agent, visitor] = [await house.agent(), await house.visitor()];
        const { cursor } = await agent.does('sync', { cursor: null });
        const conversations = Array.from({ length: 6 }, newId);
        const calm = new AbortController();
        const talks = conversations.map(async (id) => {
          for (let line = 0; line < 30 || !calm.signal.aborted; line += 1)
            await visitor.says(id, `line ${line}`);
        });
        const joined: { agent: Somebody; synced: readonly AnyItem[] }[] = [];
        for (let round = 0; round < 5; round += 1) {
          const late = await house.enters('agent', agent.token);
          joined.push({ agent: late, synced: (await catchUp(late, cursor)).items });
          await late.sees('durable', ({ n }) => n >= 5);
        }
        calm.abort();
        await Promise.all(talks);
        const text = `calm ${newId()}`;
        await visitor.says(newId(), text);
        const last = await agent.hears(text);
        const ofTheirs = (items: readonly AnyItem[]) =>
          idsOf(items.filter((item) => conversations.includes(conversationOf(item) ?? '')));
        const feed = ofTheirs(agent.durables());
        for (const { agent: late, synced } of joined) {
          await late.sees('durable', ({ event }) => event?.event_id === last.event_id);
          expect([...ofTheirs(synced), ...ofTheirs(late.durables())]).toEqual(feed);
        }
      }),
    );

    it(
      '[FD5] a sync on a connection that lives repeats nothing afterwards, and n goes on',
      story(async (house) => {
        const visitor = await house.visitor();
        const conversation_id = newId();
        const { cursor } = await visitor.does('sync', { cursor: null });
        await visitor.says(conversation_id, 'one');
        await visitor.hears('one');
        expect(idsOf((await catchUp(visitor, cursor)).items)).toEqual(idsOf(visitor.durables()));
        await visitor.says(conversation_id, 'two');
        await visitor.hears('two');
        expect(visitor.durables().map(({ n }) => n)).toEqual([1, 2, 3]);
      }),
    );

    it(
      '[FD5] long absences come in pages',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const again = await house.enters('visitor', visitor.token);
        const { cursor } = await again.does('sync', { cursor: null });
        again.leaves();
        const lines = Array.from({ length: limits.sync_page + 20 }, (_, line) => `line ${line}`);
        for (const line of lines) await agent.says(conversation_id, line);
        const late = await house.enters('visitor', visitor.token);
        const first = await late.does('sync', { cursor });
        expect(first).toMatchObject({ reset: false, more: true });
        expect(first.items.length).toBeLessThanOrEqual(limits.sync_page);
        await visitor.hears(`line ${lines.length - 1}`);
        expect(idsOf((await catchUp(late, cursor)).items)).toEqual(
          idsOf(visitor.durables()).slice(2),
        );
      }),
    );

    it.skipIf(target.second_agent === undefined)(
      '[FD6] an agent is brought its own and unassigned open conversations, of others their rows',
      story(async (house) => {
        const [visitor, agent, colleague] = [
          await house.visitor(),
          await house.agent(),
          await house.colleague(),
        ];
        const [mine, theirs, free, done] = [newId(), newId(), newId(), newId()];
        const all = [mine, theirs, free, done];
        for (const id of all) await visitor.says(id, `in ${id}`);
        const assign = (conversation_id: Id, assignee_id: Id) =>
          agent.does('conversation.assign', { command_id: newId(), conversation_id, assignee_id });
        await assign(mine, agent.id);
        await assign(theirs, colleague.id);
        const resolve = { command_id: newId(), conversation_id: done, status: 'resolved' } as const;
        await agent.does('conversation.set_status', resolve);
        const { cursor } = await agent.does('sync', { cursor: null });
        for (const id of all) await agent.says(id, `missed in ${id}`);
        await agent.hears(`missed in ${done}`);
        const again = await house.enters('agent', agent.token);
        const { items, rows } = await catchUp(again, cursor);
        const told = items.flatMap((item) =>
          'event' in item && all.includes(item.event.conversation_id ?? '')
            ? [item.event.conversation_id]
            : [],
        );
        expect(told).toEqual([mine, free]);
        const own = rows.filter(({ conversation }) => all.includes(conversation.id));
        expect(new Set(own.map(({ conversation }) => conversation.id))).toEqual(
          new Set([theirs, done]),
        );
        expect(own[0]).toMatchObject({ contact: { id: visitor.id }, online: true });
      }),
    );

    it(
      '[FD8] who missed more than a thousand events of a conversation gets its snapshot instead',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const [long, short] = [await house.begins(visitor), await house.begins(visitor)];
        const cursors = [visitor, agent].map(async (person) => {
          const { cursor } = await person.does('sync', { cursor: null });
          return { person, cursor };
        });
        const before = await Promise.all(cursors);
        for (let line = 0; line <= limits.replay; line += 50) {
          const texts = Array.from({ length: 50 }, (_, at) => `line ${line + at}`);
          await Promise.all(texts.map((text) => agent.says(long, text)));
        }
        await agent.says(short, 'beside it');
        const { event_id } = await visitor.hears('beside it');
        for (const { person, cursor } of before) {
          const again = await house.enters(person.audience, person.token);
          const { items, snapshots, reset } = await catchUp(again, cursor);
          const own = items.filter((item) => [long, short].includes(conversationOf(item) ?? ''));
          // The end may come again, where the page ended in the middle; the snapshot covers it.
          expect([reset, own.length < limits.replay]).toEqual([false, true]);
          expect(idsOf(own)).toContain(event_id);
          const snapshot = snapshots.find(({ conversation }) => conversation.id === long);
          expect(snapshot).toMatchObject({
            more: true,
            conversation: { head: limits.replay + 52 },
          });
          expect(snapshot.events).toHaveLength(limits.history_page);
        }
      }),
    );

    it(
      '[FD7] a cursor that is no good is answered by reset, and over HTTP by 410',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        await house.begins(visitor);
        const { cursor } = await agent.does('sync', { cursor: null });
        const middle = Math.floor(cursor.length / 2);
        const bent = `${cursor.slice(0, middle)}x${cursor.slice(middle + 1)}`;
        const http = house.http(agent);
        for (const word of ['', 'rubbish', `${cursor}0`, bent, cursor.slice(1)]) {
          expect(await agent.does('sync', { cursor: word })).toMatchObject({
            reset: true,
            items: [],
          });
          const gone = await http.fetches(
            `${accessPaths.events}?after=${encodeURIComponent(word)}`,
          );
          expect([word, gone.status, codeOf(gone.body)]).toEqual([word, 410, 'cursor_expired']);
        }
        const { snapshots } = await visitor.does('sync', { cursor: 'rubbish' });
        expect(snapshots).toHaveLength(1);
        expect(await agent.does('sync', { cursor })).toMatchObject({ reset: false });
      }),
    );

    it(
      '[FD11] a thing that came since the cursor and is gone is answered by reset',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const { cursor } = await agent.does('sync', { cursor: null });
        const conversation_id = await house.begins(visitor);
        const { events } = await agent.does('conversation.snapshot', { conversation_id });
        for (const { seq, event_id } of events) {
          const last = { conversation_id, seq, event_id };
          expect(await agent.does('sync', { cursor, last })).toMatchObject({ reset: false });
          const lost = { ...last, event_id: newId() };
          expect(await agent.does('sync', { cursor, last: lost })).toMatchObject({
            reset: true,
            items: [],
          });
        }
      }),
    );
  });
}
