import { createIdSource, limits } from '@porchlight/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { deskOf } from '../test/desk.tsx';
import { speechOf } from '../test/in-console.tsx';
import { at, byStatus, missing_path, screenMeta, talk } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Thread', tags: ['screen'] };
export default meta;

export const Conversation: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    const read = await context.canvas.findAllByRole('button', { name: byStatus(t('status.read')) });
    await expect(read).toHaveLength(2);
  },
};

export const Loading: StoryObj = {
  ...at(async (desk) => {
    const path = await talk(desk);
    desk.server.faults.set({ latency_ms: 3_600_000 });
    return path;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('thread.loading'));
  },
};

export const Failed: StoryObj = {
  ...at(async (desk) => {
    desk.server.faults.set({ refuse: [{ code: 'forbidden', command: 'conversation.snapshot' }] });
    return missing_path;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('thread.failed'));
  },
};

export const Missing: StoryObj = {
  ...at(async () => missing_path),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('thread.not_found'));
  },
};

export const MessageDetails: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    const [read] = await context.canvas.findAllByRole('button', {
      name: byStatus(t('status.read')),
    });
    if (read) await userEvent.click(read);
    await within(document.body).findByText(t('details.title'));
  },
};

export const SomebodyWrites: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('textbox');
    const lin = await deskOf(context).people.agent('lin@porchlight.example');
    await lin.types();
    await context.canvas.findByText(t('thread.typing_reply', { name: 'Lin Wei' }));
  },
};

export const Note: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    await userEvent.click(await context.canvas.findByRole('tab', { name: t('composer.note') }));
    await userEvent.type(context.canvas.getByRole('textbox'), 'Only we can read this.');
    await context.canvas.findByRole('button', { name: t('composer.add_note') });
  },
};

export const TooLong: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    const field = await context.canvas.findByRole('textbox');
    await userEvent.click(field);
    await userEvent.paste('a'.repeat(limits.message_length + 2));
    await context.canvas.findByText(t('composer.too_long', { count: 2 }));
  },
};

export const Resolved: StoryObj = {
  ...at(async (desk) => {
    const path = await talk(desk);
    const ada = await desk.people.agent();
    await ada.resolves();
    return path.replace('open', 'all');
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('button', { name: t('thread.reopen') });
  },
};

export const RemovedMessage: StoryObj = {
  ...at(async ({ people, api }) => {
    const { says, conversation_id } = await people.visitor();
    await says('Where can I bring my lamp?');
    const ada = await people.agent();
    ada.turnsTo(conversation_id);
    await ada.assigns();
    const { id } = await ada.says('12 Lamp Street, on any weekday.');
    const newId = createIdSource(Date.now, Math.random);
    await api.call('message.recall', { id: newId(), conversation_id, message_id: id });
    await ada.says('21 Lamp Street, on any weekday. Sorry!');
    return `/open/${conversation_id}`;
  }),
  play: async (context) => {
    await context.canvas.findByText(speechOf(context).t('thread.removed'));
  },
};

/** What a website tells: more than fits a line, in two directions of writing, and what somebody hopes is markup. */
export const ToldByTheWebsite: StoryObj = {
  ...at(async (desk) => {
    const path = await talk(desk);
    const { past, execute } = desk.server;
    const [conversation] = past.tables.conversations.values();
    if (conversation === undefined) return path;
    const { id: conversation_id, contact_id: id, inbox_id, account_id } = conversation;
    const visitor = { kind: 'visitor', id, inbox_id, account_id } as const;
    const newId = createIdSource(Date.now, Math.random);
    execute(visitor, 'widget', 'contact.describe', {
      command_id: newId(),
      attributes: {
        plan: 'pro',
        seats: 4,
        newsletter: true,
        city: 'الدار البيضاء',
        donaudampfschifffahrtsgesellschaftskapitän: '<b>A long value</b>, in words. '.repeat(4),
      },
    });
    execute(visitor, 'widget', 'conversation.describe', {
      command_id: newId(),
      conversation_id,
      attributes: { order: 'A-1042' },
      add_labels: ['billing', 'a label of as many characters as fit it', '账单'],
    });
    return path;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('log');
    const body = within(document.body);
    // On small screens the contact is in a dialog.
    if (context.canvas.queryByRole('complementary') === null) {
      const [about] = context.canvas.getAllByRole('button', { name: /^(About|关于|عن) /u });
      if (about) await userEvent.click(about);
    }
    const heading = await body.findByRole('heading', { name: t('described.contact') });
    heading.scrollIntoView();
    await body.findByText('A-1042');
  },
};
