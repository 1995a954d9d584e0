import { describe, expect, it } from 'vitest';
import type { Street } from '../house.ts';

/** More nodes than one are one server. Every test of the suite has its visitors at one, its agents at the other. */
export function nodeRules({ story, target }: Street): void {
  describe.skipIf(target.capabilities.second_url === undefined)('two nodes', () => {
    it(
      '[ND2] who types is seen at whatever node',
      story(async (house) => {
        const visitor = await house.visitor();
        const conversation_id = await house.begins(visitor);
        const [there, here] = [
          await house.agent(),
          await house.enters('agent', (await house.agent()).token, { elsewhere: true }),
        ];
        expect(here.url).not.toBe(there.url);
        await visitor.does('typing.set', { conversation_id, typing: true });
        for (const agent of [there, here]) {
          const isThis = (notice: { conversation_id: string }) =>
            notice.conversation_id === conversation_id;
          const actor = { kind: 'visitor', id: visitor.id };
          expect(await agent.sees('typing', isThis)).toMatchObject({ actor, typing: true });
        }
        await there.does('typing.set', { conversation_id, typing: true });
        expect(await visitor.sees('typing')).toMatchObject({ actor: { id: there.id } });
      }),
    );

    it(
      '[ND3] somebody is there while connected to one of them',
      story(async (house) => {
        const agent = await house.agent();
        const visitor = await house.visitor();
        const second = await house.enters('visitor', visitor.token, { elsewhere: true });
        const isOf = (frame: { party: { id: string } }) => frame.party.id === visitor.id;
        expect(await agent.sees('presence', isOf)).toMatchObject({ availability: 'online' });
        visitor.leaves();
        await visitor.ended;
        const late = await house.enters('agent', agent.token);
        const { presence } = await late.sees('welcome');
        const party = { kind: 'visitor', id: visitor.id };
        expect(presence).toContainEqual({ party, availability: 'online' });
        second.leaves();
        const gone = (frame: { party: { id: string }; availability: string }) =>
          isOf(frame) && frame.availability === 'offline';
        await agent.sees('presence', gone);
        const told = agent.frames.filter(
          ({ name, payload }) => name === 'presence' && isOf(payload),
        );
        expect(told).toHaveLength(2);
      }),
    );
  });
}
