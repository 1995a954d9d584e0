import { noFirstContact, type FirstContact } from '@porchlight/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { answered } from '../shared/api-failure.ts';
import { firstContactPath } from '../shared/inbox-paths.ts';
import type { Desk } from '../test/desk.tsx';
import { speechOf } from '../test/in-console.tsx';
import { at, screenMeta, type PlayContext } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/First contact', tags: ['screen'] };
export default meta;

const office = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
];

/** The page of the one website, which has these settings. */
function settings(first_contact: Partial<FirstContact>) {
  return async ({ api, server }: Desk): Promise<string> => {
    const { inboxes } = server.past.tables;
    for (const inbox of inboxes.values()) {
      if (inbox.kind !== 'website') continue;
      inboxes.set(inbox.id, { ...inbox, first_contact: { ...noFirstContact, ...first_contact } });
    }
    const [inbox] = answered(await api.call('inbox.list', {})).inboxes;
    return firstContactPath(inbox?.id ?? '');
  };
}

async function seesTitle(context: PlayContext) {
  await context.canvas.findByRole('heading', { name: speechOf(context).t('first_contact.hours') });
}

export const NothingSetUp: StoryObj = { ...at(settings({})), play: seesTitle };

export const Hours: StoryObj = {
  ...at(
    settings({
      hours: {
        time_zone: 'Europe/Oslo',
        week: [office, office, office, office, [{ from: 9 * 60, to: 15 * 60 }], [], []],
        holidays: [{ name: 'Christmas', from: '2026-12-24', to: '2026-12-26', yearly: true }],
      },
      outside_hours: 'form',
    }),
  ),
  play: async (context) => {
    const { t } = speechOf(context);
    await seesTitle(context);
    await context.canvas.findByText(t('first_contact.outside_form_unmailed_hint'));
  },
};

export const HoursThatCannotBeSaved: StoryObj = {
  ...at(
    settings({
      hours: {
        time_zone: 'Mars/Olympus',
        week: [[{ from: 600, to: 540 }], [], [], [], [], [], []],
        holidays: [],
      },
    }),
  ),
  play: async (context) => {
    const { t } = speechOf(context);
    await seesTitle(context);
    const name = `${t('first_contact.save')} ${t('first_contact.hours')}`;
    const save = context.canvas.getByRole('button', { name });
    await userEvent.click(save);
    await context.canvas.findByText(t('first_contact.zone_wrong'));
    await context.canvas.findByText(t('first_contact.spans_wrong'));
  },
};

const questions: FirstContact['pre_chat'] = [
  { id: 'name', kind: 'name', label: '', required: true },
  { id: 'email', kind: 'email', label: '', required: true },
  {
    id: 'topic',
    kind: 'choice',
    label: 'What is it about?',
    required: false,
    options: ['An order', 'A repair'],
  },
];

/** Another part of the page is what is looked at. */
function showing(
  title: 'first_contact.pre_chat' | 'first_contact.proactive' | 'first_contact.greetings',
) {
  return async (context: PlayContext) => {
    const heading = await context.canvas.findByRole('heading', {
      name: speechOf(context).t(title),
    });
    heading.scrollIntoView();
  };
}

export const Questions: StoryObj = {
  ...at(settings({ pre_chat: questions })),
  play: async (context) => {
    const { t } = speechOf(context);
    await showing('first_contact.pre_chat')(context);
    const up = { name: t('first_contact.up', { name: 'What is it about?' }) };
    const button = context.canvas.getByRole('button', up);
    await userEvent.click(button);
    // Or what it says of itself stands above it, after a while.
    await userEvent.unhover(button);
    const [list] = context.canvas.getAllByRole('list').filter(({ tagName }) => tagName === 'OL');
    const names = within(list as HTMLElement)
      .getAllByRole('heading')
      .map(({ textContent }) => textContent);
    await expect(names[1]).toBe('What is it about?');
  },
};

export const FirstWords: StoryObj = {
  ...at(
    settings({
      proactive: [
        {
          id: 'prices',
          on: true,
          url: '/pricing*',
          after_s: 10,
          scroll_percent: 50,
          exit_intent: false,
          returning: true,
          text: 'Questions about our prices?',
          texts: { 'pt-BR': 'Perguntas sobre preços?' },
        },
      ],
      greetings: { fr: 'Bonjour ! Quelle lampe cherchez-vous ?' },
    }),
  ),
  play: showing('first_contact.proactive'),
};

export const Failed: StoryObj = {
  ...at(async (desk) => {
    const path = await settings({})(desk);
    desk.refuses('forbidden');
    return path;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('first_contact.failed'));
  },
};
