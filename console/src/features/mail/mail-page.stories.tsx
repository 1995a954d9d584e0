import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import { answered } from '../../shared/api-failure.ts';
import { mailPath } from '../../shared/inbox-paths.ts';
import type { Desk } from '../../test/desk.tsx';
import { speechOf } from '../../test/in-console.tsx';
import { at, screenMeta, type PlayContext } from '../../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Mail' };
export default meta;

const set_up = { set_up: true, from: 'chat@nightjar.example' } as const;
const sent = { outcome: 'sent', to: 'ada@nightjar.example', said: '' } as const;
const refused = {
  outcome: 'credentials',
  to: 'ada@nightjar.example',
  said: '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
} as const;

/** The mail of the one website. */
async function mail({ api }: Desk): Promise<string> {
  const { inboxes } = answered(await api.call('inbox.list', {}));
  return mailPath(inboxes[0]?.id ?? '');
}

async function showsTitle({ canvas, ...context }: PlayContext) {
  const { t } = speechOf(context);
  await canvas.findByRole('heading', { name: t('mail.follow_up') });
  return t;
}

export const NotSetUp: StoryObj = {
  ...at(mail),
  play: async (context) => {
    const t = await showsTitle(context);
    await context.canvas.findByText(t('mail.off'));
  },
};

export const On: StoryObj = {
  ...at(async (desk) => {
    desk.answers({ mail: { settings: set_up, test: sent } });
    return mail(desk);
  }),
  play: async (context) => {
    const t = await showsTitle(context);
    await userEvent.click(context.canvas.getByRole('radio', { name: t('mail.follow_up_on') }));
    await userEvent.click(context.canvas.getByRole('button', { name: t('mail.save') }));
    await context.canvas.findByText(t('mail.saved'));
  },
};

export const MinutesThatAreNone: StoryObj = {
  ...at(mail),
  play: async (context) => {
    const t = await showsTitle(context);
    await userEvent.click(context.canvas.getByRole('radio', { name: t('mail.follow_up_on') }));
    await userEvent.clear(context.canvas.getByRole('spinbutton'));
    await userEvent.click(context.canvas.getByRole('button', { name: t('mail.save') }));
    await context.canvas.findByText(t('mail.minutes_wrong', { min: 1, max: 1440 }));
  },
};

export const TestSent: StoryObj = {
  ...at(async (desk) => {
    desk.answers({ mail: { settings: set_up, test: sent } });
    return mail(desk);
  }),
  play: async (context) => {
    const t = await showsTitle(context);
    await userEvent.click(context.canvas.getByRole('button', { name: t('mail.test') }));
    await context.canvas.findByText(t('mail.outcome_sent', { to: sent.to }));
  },
};

export const TestRefused: StoryObj = {
  ...at(async (desk) => {
    desk.answers({ mail: { settings: set_up, test: refused } });
    return mail(desk);
  }),
  play: async (context) => {
    const t = await showsTitle(context);
    await userEvent.click(context.canvas.getByRole('button', { name: t('mail.test') }));
    await context.canvas.findByText(t('mail.outcome_credentials'));
  },
};

export const Loading: StoryObj = {
  ...at(async (desk) => {
    const path = await mail(desk);
    desk.holds();
    return path;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('mail.loading'));
  },
};

export const Failed: StoryObj = {
  ...at(async (desk) => {
    const path = await mail(desk);
    desk.refuses('forbidden');
    return path;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('mail.failed'));
  },
};

export const OfNothing: StoryObj = {
  ...at(async () => mailPath('0198c0de-0000-7000-8000-000000000bad')),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('mail.missing'));
  },
};
