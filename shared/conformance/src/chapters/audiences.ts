import { describe, expect, it } from 'vitest';
import type { Street } from '../house.ts';
import { newId } from '../person.ts';
import { secretMark } from '../wire-check.ts';
import { wholeLog } from '../whole-log.ts';

/** What visitors are told, and what not. Every frame and answer of every test is judged by its audience's closed schema. */
export function audienceRules({ story }: Street): void {
  describe('audiences', () => {
    it(
      '[AU1] a visitor gets every kind of event in its own form, with who the agent is',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const place = () => ({ command_id: newId(), conversation_id });
        await agent.does('conversation.assign', { ...place(), assignee_id: agent.id });
        await agent.says(conversation_id, 'Hello to you');
        await agent.does('conversation.set_status', { ...place(), status: 'resolved' });
        const told = await visitor.witnesses(conversation_id, 'conversation.status_changed');
        const profile = { id: agent.id, name: expect.any(String), avatar_url: null };
        expect(told.data).toEqual({
          status: 'resolved',
          by: { kind: 'agent', id: agent.id },
          agent: profile,
        });
        const assigned = await visitor.witnesses(conversation_id, 'conversation.assigned');
        expect(assigned.data).toEqual({ assignee_id: agent.id, agent: profile });
        const created = await visitor.witnesses(conversation_id, 'conversation.created');
        expect(created.data).toEqual({});
        const { events } = await wholeLog(visitor, conversation_id);
        expect(events).toEqual(visitor.eventsOf(conversation_id));
        const { agents } = await visitor.does('conversation.snapshot', { conversation_id });
        expect(agents).toEqual([profile]);
      }),
    );

    it(
      '[AU2] a note never reaches a visitor, by whatever way it asks',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { cursor } = await visitor.does('sync', { cursor: null });
        const { seq } = await agent.notes(conversation_id, 'only for us');
        await agent.claims(conversation_id, 'read', seq);
        await agent.says(conversation_id, 'for everybody');
        await agent.notes(conversation_id, 'at the end');
        await agent.hears(`${secretMark} at the end`);
        await visitor.hears('for everybody');

        const seen = [1, 2, 4];
        const { conversation, events, steps } = await wholeLog(visitor, conversation_id);
        expect(conversation).toMatchObject({ head: 4, agent_count: 1, agent_read_seq: 2 });
        expect(events.map((event) => event.seq)).toEqual(seen);
        for (const step of steps) expect(seen).toContain(step.up_to_seq);
        const again = await house.enters('visitor', visitor.token);
        const missed = await again.does('sync', { cursor });
        const seqs = missed.items.flatMap((item) => ('event' in item ? [item.event.seq] : []));
        expect(seqs).toEqual([4]);
        const fresh = await again.does('sync', { cursor: null });
        expect(JSON.stringify(fresh)).not.toContain(secretMark);
        const { body } = await house
          .http(visitor)
          .calls('conversation.snapshot', { conversation_id });
        expect(body.events).toEqual(events);
        const history = { conversation_id, before_seq: 4 };
        const older = await house.http(visitor).calls('conversation.history', history);
        expect(older.body.events).toEqual(events.slice(0, 2));
      }),
    );

    it(
      '[AU2] a receipt tells nothing of a note',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        await agent.claims(conversation_id, 'read', 2);
        const { seq } = await agent.notes(conversation_id, 'a');
        await agent.claims(conversation_id, 'read', seq);
        await agent.claims(conversation_id, 'delivered', seq);
        await agent.says(conversation_id, 'news');
        await visitor.hears('news');
        const steps = visitor.durables().filter((one) => 'receipt' in one);
        expect(steps).toMatchObject([{ receipt: { up_to_seq: 2, kind: 'read' } }]);
        const above = { conversation_id, kind: 'read', up_to_seq: 3 } as const;
        await visitor.does('receipt.claim', above);
        const { receipt } = await agent.sees(
          'durable',
          (one) =>
            one.receipt?.conversation_id === conversation_id &&
            one.receipt.actor.kind === 'visitor',
        );
        expect(receipt.up_to_seq).toBe(2);
      }),
    );

    it(
      '[AU2] typing a note is for colleagues',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        await agent.does('typing.set', { conversation_id, typing: true, internal: true });
        await agent.does('typing.set', { conversation_id, typing: true });
        await visitor.sees('typing');
        expect(visitor.frames.filter(({ name }) => name === 'typing')).toHaveLength(1);
      }),
    );

    it(
      "[AU2] a visitor's cursor is sealed: it tells neither where the feed stands nor whether it moved",
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const first = await visitor.does('sync', { cursor: null });
        const second = await visitor.does('sync', { cursor: first.cursor });
        expect(second.cursor).not.toBe(first.cursor);
        await agent.notes(conversation_id, 'somewhere in the feed');
        const event = await agent.hears(`${secretMark} somewhere in the feed`);
        const third = await visitor.does('sync', { cursor: second.cursor });
        expect(third).toMatchObject({ reset: false, items: [] });
        for (const { cursor } of [first, second, third]) {
          expect(cursor).not.toContain(event.event_id);
        }
        // Whose word it is counts: an agent's is no good for a visitor.
        const { cursor } = await agent.does('sync', { cursor: null });
        expect(await visitor.does('sync', { cursor })).toMatchObject({ reset: true });
      }),
    );

    it(
      '[AU3] a visitor is sent what is its own, and nothing else',
      story(async (house) => {
        const [visitor, stranger, agent] = [
          await house.visitor(),
          await house.visitor(),
          await house.agent(),
        ];
        const { cursor } = await stranger.does('sync', { cursor: null });
        const conversation_id = await house.begins(visitor, 'not yours');
        await agent.says(conversation_id, 'nor this');
        await agent.claims(conversation_id, 'read', 2);
        await agent.does('typing.set', { conversation_id, typing: true });
        const contact = { contact_id: visitor.id, name: 'Noor', email: null };
        await agent.does('contact.update', { command_id: newId(), ...contact });
        await visitor.sees('typing');
        const own = await house.begins(stranger, 'mine');
        await stranger.hears('mine');
        const items = stranger.durables().map((one) => ('event' in one ? one.event : one.receipt));
        expect(items.map((item) => item.conversation_id)).toEqual([own, own]);
        expect(stranger.frames.map(({ name }) => name)).not.toContain('typing');
        const missed = await stranger.does('sync', { cursor });
        expect(missed.items).toHaveLength(2);
        const { snapshots } = await stranger.does('sync', { cursor: null });
        expect(snapshots.map(({ conversation }) => conversation.id)).toEqual([own]);
      }),
    );
  });
}
