import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';
import { Crashed } from './crashed.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';
import { SplashScreen } from './splash-screen.tsx';

const meta: Meta = {
  title: 'Console/Screens/Before and after',
  tags: ['screen'],
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const press = fn();

export const Splash: StoryObj = { render: () => <SplashScreen /> };

export const ServerAway: StoryObj = {
  render: () => <SplashScreen retry={press} />,
  play: async (context) => {
    press.mockClear();
    const { t } = speechOf(context);
    await userEvent.click(context.canvas.getByRole('button', { name: t('failure.retry') }));
    await expect(press).toHaveBeenCalledOnce();
  },
};

function Stumbling(): never {
  throw new Error('a story stumbles on purpose');
}

export const Stumbled: StoryObj = {
  render: () => (
    <Crashed>
      <Stumbling />
    </Crashed>
  ),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('failure.crashed'));
  },
};

export const LeaveWithUnsentWords: StoryObj = {
  render: () => <SignOutDialog unsent={2} onLeave={press} onClose={press} />,
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('sign_out.unsent', { count: 2 }));
  },
};

export const LeaveWithAllSent: StoryObj = {
  render: () => <SignOutDialog unsent={0} onLeave={press} onClose={press} />,
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('sign_out.all_sent'));
  },
};
