import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { speechOf } from '../test/in-console.tsx';
import { at, screenMeta, talk } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/List', tags: ['screen'] };
export default meta;

export const FirstDay: StoryObj = {
  ...at(async () => '/open'),
  play: async (context) => {
    const { t } = speechOf(context);
    await expect(await context.canvas.findByText(t('list.empty_open'))).toBeVisible();
  },
};

export const OneConversation: StoryObj = {
  ...at(async (desk) => {
    await talk(desk);
    return '/open';
  }),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText(/شكرًا/u);
    await expect(canvasElement.querySelectorAll('[data-row]')).toHaveLength(1);
  },
};

export const ManyConversations: StoryObj = {
  ...at(async (desk) => {
    desk.seed(60);
    return '/all';
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    const list = await context.canvas.findByRole('list', { name: t('list.label') });
    await expect(within(list).getAllByRole('link').length).toBeGreaterThan(5);
  },
};

export const Loading: StoryObj = {
  ...at(async (desk) => {
    desk.holds();
    return '/open';
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('list.loading'));
  },
};

export const Failed: StoryObj = {
  ...at(async (desk) => {
    desk.refuses('forbidden');
    return '/open';
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('list.failed'));
  },
};

export const NothingResolved: StoryObj = {
  ...at(async () => '/resolved'),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('list.empty_resolved'));
  },
};
