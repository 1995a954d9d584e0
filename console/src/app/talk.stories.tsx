import { defaultTalk, type Rich } from '@porchlight/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { answered } from '../shared/api-failure.ts';
import { talkPath } from '../shared/inbox-paths.ts';
import { deskOf, type Desk } from '../test/desk.tsx';
import { speechOf } from '../test/in-console.tsx';
import { at, screenMeta, talk } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Talk', tags: ['screen'] };
export default meta;

const glazes: Rich = {
  kind: 'choices',
  options: [
    { id: 'butter', label: 'Butter' },
    { id: 'slate', label: 'Slate' },
  ],
};

export const Asked: StoryObj = {
  ...at(async (desk) => {
    const path = await talk(desk);
    const lin = await desk.people.agent('lin@porchlight.example');
    await lin.asks('Which glaze would you like?', glazes);
    return path;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('ask.open'));
  },
};

export const AsksByButtons: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    await userEvent.click(await context.canvas.findByRole('button', { name: t('ask.title') }));
    const dialog = within(await within(document.body).findByRole('dialog'));
    await userEvent.click(await dialog.findByRole('button', { name: t('ask.send') }));
    await dialog.findByText(t('ask.question_wrong'));
  },
};

export const ErasesContact: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('log');
    const beside = context.canvas.queryByRole('complementary');
    // On small screens the contact is in a dialog.
    if (beside === null) {
      const [about] = context.canvas.getAllByRole('button', { name: /^(About|关于|عن) /u });
      if (about) await userEvent.click(about);
    }
    const body = within(document.body);
    await userEvent.click(await body.findByRole('button', { name: t('privacy.erase') }));
    await within(document.body).findByRole('dialog', { name: t('privacy.erase_title') });
  },
};

export const Erased: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    const { server, agent } = deskOf(context);
    await context.canvas.findByRole('log');
    const [conversation] = server.past.tables.conversations.values();
    const { account_id } = server.past.tables;
    const admin = { kind: 'agent', id: agent.id, account_id, role: 'admin' } as const;
    const wish = { command_id: conversation?.id ?? '', contact_id: conversation?.contact_id };
    server.execute(admin, 'console', 'contact.erase', wish);
    await context.canvas.findByText(t('activity.erased'));
  },
};

/** Where the talk of the one website is set, asking for ratings already. */
async function settings({ api, server }: Desk): Promise<string> {
  const { inboxes } = server.past.tables;
  for (const inbox of inboxes.values())
    if (inbox.kind === 'website')
      inboxes.set(inbox.id, {
        ...inbox,
        talk: { ...defaultTalk, rating: { on: true, question: null } },
      });
  const [first] = answered(await api.call('inbox.list', {})).inboxes;
  return talkPath(first?.id ?? '');
}

export const Settings: StoryObj = {
  ...at(settings),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByLabelText(t('talk.question'));
  },
};

export const SettingsSaved: StoryObj = {
  ...at(settings),
  play: async (context) => {
    const { t } = speechOf(context);
    await userEvent.click(await context.canvas.findByRole('button', { name: t('talk.save') }));
    await context.canvas.findByText(t('talk.saved'));
  },
};

export const SettingsLoading: StoryObj = {
  ...at(async (desk) => {
    const path = await settings(desk);
    desk.holds();
    return path;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('talk.loading'));
  },
};

export const SettingsFailed: StoryObj = {
  ...at(async (desk) => {
    const path = await settings(desk);
    desk.refuses('forbidden');
    return path;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('talk.failed'));
  },
};
