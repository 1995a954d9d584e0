import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { deskOf } from '../test/desk.tsx';
import { speechOf } from '../test/in-console.tsx';
import { at, screenMeta } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Elsewhere', tags: ['screen'] };
export default meta;

export const Install: StoryObj = {
  ...at(async () => '/settings/install'),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('button', { name: t('copy.copy') });
  },
};

export const InstallFailed: StoryObj = {
  ...at(async (desk) => {
    desk.refuses('forbidden');
    return '/settings/install';
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('install.failed'));
  },
};

export const Shortcuts: StoryObj = {
  ...at(async () => '/open'),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('list.empty_open'));
    await userEvent.keyboard('?');
    await within(document.body).findByRole('dialog', { name: t('shortcuts.title') });
  },
};

export const AccountMenu: StoryObj = {
  ...at(async () => '/open'),
  play: async (context) => {
    const { t } = speechOf(context);
    const { agent } = deskOf(context);
    const name = t('account.menu_of', { name: agent.name });
    await userEvent.click(await context.canvas.findByRole('button', { name }));
    await within(document.body).findByRole('menu');
  },
};
