import { describe, expect, it } from 'vitest';
import type { Street } from '../house.ts';
import type { Somebody } from '../person.ts';

/** What is told and forgotten. */
export function ephemeralRules({ story, target }: Street): void {
  describe('typing', () => {
    it(
      '[EP1] reaches the other side and colleagues, not the one who types, and is stored nowhere',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        await visitor.does('typing.set', { conversation_id, typing: true });
        const actor = { kind: 'visitor', id: visitor.id };
        const told = await agent.sees('typing', isOf(conversation_id));
        expect(told).toEqual({ conversation_id, actor, typing: true });
        await agent.does('typing.set', { conversation_id, typing: true });
        const profile = { id: agent.id, name: expect.any(String), avatar_url: null };
        expect(await visitor.sees('typing')).toEqual({
          conversation_id,
          actor: { kind: 'agent', id: agent.id },
          typing: true,
          agent: profile,
        });
        expect(visitor.frames.filter(({ name }) => name === 'typing')).toHaveLength(1);
        await visitor.does('typing.set', { conversation_id, typing: false });
        await agent.sees(
          'typing',
          ({ conversation_id: id, typing }) => id === conversation_id && !typing,
        );
        const { events, conversation } = await agent.does('conversation.snapshot', {
          conversation_id,
        });
        expect([events.length, conversation.head]).toEqual([2, 2]);
        expect(await visitor.says(conversation_id, 'typed')).toMatchObject({ seq: 3 });
      }),
    );

    it.skipIf(target.second_agent === undefined)(
      '[EP1] of a note reaches colleagues',
      story(async (house) => {
        const [visitor, agent, colleague] = [
          await house.visitor(),
          await house.agent(),
          await house.colleague(),
        ];
        const conversation_id = await house.begins(visitor);
        await agent.does('typing.set', { conversation_id, typing: true, internal: true });
        expect(await colleague.sees('typing', isOf(conversation_id))).toEqual({
          conversation_id,
          actor: { kind: 'agent', id: agent.id },
          typing: true,
          internal: true,
        });
      }),
    );

    it(
      '[EP1] ends when its author goes away',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        await visitor.does('typing.set', { conversation_id, typing: true });
        await agent.sees('typing', isOf(conversation_id));
        visitor.leaves();
        await agent.sees(
          'typing',
          ({ conversation_id: id, typing }) => id === conversation_id && !typing,
        );
      }),
    );
  });

  describe('presence', () => {
    it(
      '[EP2] a visitor is there while one of its connections is',
      story(async (house) => {
        const agent = await house.agent();
        const visitor = await house.visitor();
        const second = await house.visitor(visitor.token);
        const conversation_id = await house.begins(visitor);
        await agent.sees('presence', isPresence(visitor, 'online'));
        visitor.leaves();
        await visitor.ended;
        await agent.hears('Hello');
        const { online } = await agent.does('conversation.snapshot', { conversation_id });
        expect(online).toBe(true);
        second.leaves();
        await agent.sees('presence', isPresence(visitor, 'offline'));
        const gone = await agent.does('conversation.snapshot', { conversation_id });
        expect(gone.online).toBe(false);
        const told = agent.frames.filter(
          ({ name, payload }) => name === 'presence' && payload.party.id === visitor.id,
        );
        expect(told.map(({ payload }) => payload.availability)).toEqual(['online', 'offline']);
      }),
    );
  });
}

/** What must not happen beside anything else: it looks at agents, whom all tests share. */
export function lonelyPresenceRules({ story, target }: Street): void {
  it.skipIf(target.second_agent === undefined)(
    '[EP2] an agent is away when all of its connections say so, and visitors are told',
    story(async (house) => {
      const scouts = [await house.agent(), await house.visitor()] as const;
      const { agents } = await scouts[0].does('agent.list', {});
      const id = agents.find(({ email }) => email === target.second_agent?.email)?.id ?? '';
      // Who left a moment ago may still be thought to be there.
      for (const scout of scouts) {
        const { presence } = await scout.sees('welcome');
        const isThere = presence.some((one: { party: { id: string } }) => one.party.id === id);
        if (isThere) await scout.sees('presence', isPresence({ id }, 'offline'));
      }
      const [visitor, agent] = [await house.visitor(), await house.agent()];
      const [first, second] = [await house.colleague(), await house.colleague()];
      for (const person of [agent, visitor]) {
        await person.sees('presence', isPresence(first, 'online'));
      }
      await first.does('presence.set', { availability: 'away' });
      await second.does('presence.set', { availability: 'away' });
      const told = await visitor.sees('presence', isPresence(first, 'away'));
      expect(told.agent).toMatchObject({ id: first.id });
      await agent.sees('presence', isPresence(first, 'away'));
      for (const one of [first, second]) await one.does('presence.set', { availability: 'online' });
      for (const one of [first, second]) one.leaves();
      await agent.sees('presence', isPresence(first, 'offline'));
      await visitor.sees('presence', isPresence(first, 'offline'));
      for (const person of [agent, visitor]) {
        const news = person.frames.filter(
          ({ name, payload }) => name === 'presence' && payload.party.id === first.id,
        );
        const told = news.map(({ payload }) => payload.availability);
        expect(told).toEqual(['online', 'away', 'online', 'offline']);
      }
    }),
  );
}

function isOf(conversation_id: string) {
  return (notice: { conversation_id: string }) => notice.conversation_id === conversation_id;
}

function isPresence(person: Pick<Somebody, 'id'>, availability: string) {
  return (frame: { party: { id: string }; availability: string }) =>
    frame.party.id === person.id && frame.availability === availability;
}
