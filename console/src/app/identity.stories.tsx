import { type IdentityWish, noIdentity } from '@porchlight/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import { answered } from '../shared/api-failure.ts';
import { identityPath } from '../shared/inbox-paths.ts';
import type { Desk } from '../test/desk.tsx';
import { speechOf } from '../test/in-console.tsx';
import { at, screenMeta } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Identity', tags: ['screen'] };
export default meta;

/** Where the people of the one website are told how to prove who they are. */
async function identity({ api }: Desk): Promise<string> {
  const { inboxes } = answered(await api.call('inbox.list', {}));
  return identityPath(inboxes[0]?.id ?? '');
}

/** The same, once it is set up. */
function setUp(wish: Partial<IdentityWish>) {
  return async (desk: Desk): Promise<string> => {
    const { inboxes } = desk.server.past.tables;
    for (const inbox of inboxes.values()) {
      if (inbox.kind !== 'website') continue;
      const made = { secret_made_at: '2026-11-20T09:30:00.000Z' };
      inboxes.set(inbox.id, { ...inbox, identity: { ...noIdentity, ...made, ...wish } });
    }
    return identity(desk);
  };
}

export const NotSetUp: StoryObj = {
  ...at(identity),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('button', { name: t('identity.make_secret') });
  },
};

export const WithSecret: StoryObj = {
  ...at(setUp({ on: true })),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('button', { name: t('identity.renew_secret') });
  },
};

export const WrongKey: StoryObj = {
  ...at(setUp({ algorithm: 'EdDSA' })),
  play: async (context) => {
    const { t } = speechOf(context);
    const key = await context.canvas.findByRole('textbox', { name: t('identity.key') });
    await userEvent.type(key, 'ssh-ed25519 AAAAC3Nza');
    await userEvent.click(context.canvas.getByRole('button', { name: t('identity.save') }));
    await context.canvas.findByText(t('identity.key_wrong'));
  },
};
