import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import type { Failure } from '../../shared/api.ts';
import { inConsole, learnSpeech, speechOf } from '../../test/in-console.tsx';
import { SignIn } from './sign-in.tsx';

const meta: Meta = {
  title: 'Console/Screens/Sign-in',
  tags: ['screen'],
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

type Play = NonNullable<StoryObj['play']>;

async function signIn(context: Parameters<Play>[0]): Promise<void> {
  const { t } = speechOf(context);
  await userEvent.type(context.canvas.getByLabelText(t('sign_in.email')), 'ada@porchlight.example');
  await userEvent.type(context.canvas.getByLabelText(t('sign_in.password')), 'lamp');
  await userEvent.click(context.canvas.getByRole('button', { name: t('sign_in.submit') }));
}

/** The way in, where every try fails so. */
function refused(failure: Failure): StoryObj {
  return {
    render: () => <SignIn expired={false} signIn={async () => failure} />,
    play: async (context) => {
      await signIn(context);
      await expect(await context.canvas.findByRole('alert')).toBeInTheDocument();
    },
  };
}

export const Plain: StoryObj = {
  render: () => <SignIn expired={false} signIn={async () => null} />,
};

export const Expired: StoryObj = {
  render: () => <SignIn expired signIn={async () => null} />,
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('sign_in.expired'));
  },
};

export const NothingEntered: StoryObj = {
  ...Plain,
  play: async (context) => {
    const { t } = speechOf(context);
    await userEvent.click(context.canvas.getByRole('button', { name: t('sign_in.submit') }));
    await context.canvas.findByText(t('sign_in.email_missing'));
  },
};

export const Busy: StoryObj = {
  render: () => <SignIn expired={false} signIn={() => new Promise(() => undefined)} />,
  play: async (context) => {
    await signIn(context);
    const { t } = speechOf(context);
    await context.canvas.findByRole('button', { name: t('sign_in.submitting') });
  },
};

export const Refused = refused({ code: 'wrong_credentials' });

export const TooManyTries = refused({ code: 'rate_limited', retry_after_ms: 45_000 });

export const ServerAway = refused({ code: 'server_away' });
