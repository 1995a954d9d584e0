import { describe, expect, it } from 'vitest';
import type { House, Street } from '../house.ts';
import { newId } from '../person.ts';

/** How a chat looks. One test, since the inbox is the whole street's. */
export function appearanceRules({ story, target }: Street): void {
  describe('appearance', () => {
    it(
      '[AP1][AP2][AP3] is changed whole, by admins, for the loader and the frame of every page',
      story(async (house) => {
        const agent = await house.agent();
        const inbox = await ownInbox(house, target.inbox_key);
        const change = { inbox_id: inbox.id, name: inbox.name };
        const before = await launcherCss(house, '');
        const appearance = { ...inbox.appearance, color: '#7a3b8f', position: 'left' } as const;
        await agent.does('inbox.update', { command_id: newId(), ...change, appearance });
        expect((await ownInbox(house, target.inbox_key)).appearance).toEqual(appearance);
        const css = await launcherCss(house, '');
        expect(css).toContain('background:#7a3b8f');
        expect(css).toContain('left:20px');
        expect(await launcherCss(house, '&color=%2300ff00')).not.toContain('#7a3b8f');
        expect(await launcherCss(house, '&color=green')).toBe(css);
        const back = { ...change, appearance: inbox.appearance };
        await agent.does('inbox.update', { command_id: newId(), ...back });
        expect(await launcherCss(house, '')).toBe(before);
      }),
    );
  });
}

async function ownInbox(house: House, key: string) {
  const { inboxes } = await (await house.agent()).does('inbox.list', {});
  const inbox = inboxes.find((each) => each.kind === 'website' && each.key === key);
  if (inbox?.kind !== 'website') throw new Error('the target’s inbox is not there');
  return inbox;
}

async function launcherCss(house: House, tag: string): Promise<string | undefined> {
  const path = `/api/v2/widget/config?inbox=${house.target.inbox_key}${tag}`;
  const { body } = await house.http(await house.agent()).fetches(path);
  return body.css;
}
