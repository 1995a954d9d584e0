import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { atDesk, ConsoleAt, deskOf, type Prologue } from '../test/desk.tsx';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';

const meta: Meta = {
  title: 'Console/Screens',
  decorators: [inConsole],
  loaders: [learnSpeech],
  render: (_args, context) => (
    <ConsoleAt desk={deskOf(context)} path={String(context.loaded['path'])} />
  ),
};
export default meta;

function at(prologue: Prologue): Pick<StoryObj, 'loaders'> {
  return { loaders: [atDesk(prologue)] };
}

export const FirstDay: StoryObj = {
  ...at(async () => '/open'),
  play: async (context) => {
    const { t } = speechOf(context);
    await expect(await context.canvas.findByText(t('list.empty_open'))).toBeVisible();
  },
};

export const ManyConversations: StoryObj = {
  ...at(async (desk) => {
    desk.seed(60);
    return '/all';
  }),
  play: async ({ canvas }) => {
    await canvas.findByRole('link', { current: false, name: /Moth/u });
  },
};
