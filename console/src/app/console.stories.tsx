import { limits } from '@porchlight/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, within } from 'storybook/test';
import { atDesk, ConsoleAt, deskOf, type Desk, type Prologue } from '../test/desk.tsx';
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

type Play = NonNullable<StoryObj['play']>;

function at(prologue: Prologue): Pick<StoryObj, 'loaders'> {
  return { loaders: [atDesk(prologue)] };
}

const nobodys_id = '0198c0de-0000-7000-8000-000000000bad';

/** A conversation with everything in it that a conversation can show. Tells its path. */
async function talk({ people }: Desk): Promise<string> {
  const visitor = await people.visitor();
  await visitor.says('Hello! My lamp hums when it is on.');
  const ada = await people.agent();
  ada.turnsTo(visitor.conversation_id);
  await ada.assigns();
  await ada.says('A long answer, so that it takes more than one line on a telephone. '.repeat(3));
  await ada.notes('Their second lamp this year. Be kind.');
  await ada.says('https://nightjar.example/a/very/long/address/that/has/no/space/in/it/at/all');
  await visitor.says('Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung');
  await visitor.says('你好，谢谢！');
  await visitor.says('شكرًا جزيلًا، هذا كل ما أردت معرفته.');
  await visitor.reads();
  ada.leaves();
  return `/open/${visitor.conversation_id}`;
}

/** Types into the open thread, and sends it. */
async function say({ canvas }: Parameters<Play>[0], text: string): Promise<void> {
  const field = await canvas.findByRole('textbox');
  await userEvent.type(field, `${text}{Enter}`);
  await canvas.findByText(text);
}

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

export const ListLoading: StoryObj = {
  ...at(async (desk) => {
    desk.holds();
    return '/open';
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('list.loading'));
  },
};

export const ListFailed: StoryObj = {
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

export const Thread: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    const read = await context.canvas.findAllByRole('button', { name: byStatus(t('status.read')) });
    await expect(read).toHaveLength(2);
  },
};

export const ThreadLoading: StoryObj = {
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

export const ThreadFailed: StoryObj = {
  ...at(async (desk) => {
    desk.server.faults.set({ refuse: [{ code: 'forbidden', command: 'conversation.snapshot' }] });
    return `/all/${nobodys_id}`;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('thread.failed'));
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

export const SentAndNotDelivered: StoryObj = {
  ...at(async (desk) => {
    const visitor = await desk.people.visitor();
    await visitor.says('I have to run, please write.');
    visitor.leaves();
    return `/open/${visitor.conversation_id}`;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await say(context, 'It is on its way.');
    await context.canvas.findByRole('button', { name: byStatus(t('status.sent')) });
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

export const FailedMessage: StoryObj = {
  ...at(async (desk) => {
    const path = await talk(desk);
    desk.server.faults.set({ refuse: [{ code: 'invalid', command: 'message.send' }] });
    return path;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await say(context, 'A word that is refused.');
    await context.canvas.findByRole('button', { name: t('outgoing.edit') });
  },
};

export const RetriedAndSent: StoryObj = {
  ...FailedMessage,
  play: async (context) => {
    const { t } = speechOf(context);
    await say(context, 'A word that is refused at first.');
    const again = await context.canvas.findByRole('button', { name: t('outgoing.retry') });
    deskOf(context).server.faults.set({ refuse: [] });
    await userEvent.click(again);
    await context.canvas.findByRole('button', { name: byStatus(t('status.sent'), 'delivered') });
    await expect(context.canvas.queryByRole('alert')).toBeNull();
  },
};

export const NotSentYet: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    const { server, clock } = deskOf(context);
    await context.canvas.findByRole('textbox');
    server.faults.set({ latency_ms: 3_600_000 });
    await say(context, 'A word that gets no answer for half a minute.');
    clock.skip(31_000);
    await context.canvas.findByText(t('outgoing.unclear'));
  },
};

export const Offline: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    const { server, clock } = deskOf(context);
    await context.canvas.findByRole('textbox');
    server.faults.set({ offline: true });
    await say(context, 'A word that waits.');
    // The first tries are made without a word.
    for (let tries = 0; tries < 3; tries += 1) {
      clock.skip(5_000);
      await new Promise((resolve) => setTimeout(resolve));
    }
    await context.canvas.findByText(t('connection.lost'));
    await context.canvas.findByRole('button', { name: byStatus(t('status.pending')) });
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

export const ResolvedThread: StoryObj = {
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

export const MissingConversation: StoryObj = {
  ...at(async () => `/all/${nobodys_id}`),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByText(t('thread.not_found'));
  },
};

export const Install: StoryObj = {
  ...at(async () => '/install'),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('button', { name: t('install.copy') });
  },
};

export const InstallFailed: StoryObj = {
  ...at(async (desk) => {
    desk.refuses('forbidden');
    return '/install';
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

function byStatus(...words: string[]): RegExp {
  return new RegExp(`^(${words.join('|')})[,،，]`, 'u');
}
