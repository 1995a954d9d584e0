import { wireError } from '@porchlight/protocol';
import { expect, userEvent, within } from 'storybook/test';
import { onStage, stageOf, type ChatStage } from '../test/chat-stage.ts';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';
import { App, type Stage } from './app.tsx';
import type { HostLine } from './host-line.ts';

const meta = {
  title: 'Widget/Screens',
  loaders: [learnWords],
  globals: { viewport: { value: 'phone' } },
};
export default meta;

const host_state = { open: true, focused: true, name: 'Nightjar' };

const line: HostLine = {
  origin: 'https://nightjar.example',
  page: { url: 'https://nightjar.example/', title: 'Nightjar', referrer: '' },
  getState: () => host_state,
  subscribe: () => () => undefined,
  tell: () => undefined,
};

const nothing = () => undefined;

function screen(stage: Stage) {
  return <App line={line} stage={stage} onRetry={nothing} onReload={nothing} />;
}

/** The chat, after what the prologue says. */
function chat(prologue: (stage: ChatStage) => Promise<unknown>) {
  return {
    loaders: [onStage(prologue)],
    render: inWidget((context) => screen({ kind: 'running', chat: stageOf(context).chat })),
  };
}

async function talk({ says, people, until, chat: { client } }: ChatStage) {
  await says('Hello! Does the Moth come with a bulb?');
  const ada = await people.agent();
  await ada.assigns();
  await ada.says('Hello! A warm E14 bulb is in the box, so it is ready to light.');
  await ada.says('https://nightjar.example/a/very/long/address/that/has/no/space/in/it/at/all');
  await says('Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen');
  await says('你好，谢谢！');
  await says('شكرًا جزيلًا، هذا كل ما أردت معرفته.');
  await ada.reads();
  await until((state) => {
    const [conversation] = Object.values(state.conversations);
    return conversation?.agent_read_seq === conversation?.head;
  });
  return { ada, client };
}

export const Starting = { render: inWidget(() => screen({ kind: 'starting' })) };

export const BeforeTheFirstWord = {
  ...chat(async () => undefined),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await expect(await canvas.findByText(t('greeting_away'))).toBeVisible();
  },
};

export const BeforeTheFirstWordWithSomebodyThere = {
  ...chat(async ({ people, until }) => {
    await people.agent();
    await until(({ presence }) => Object.values(presence).includes('online'));
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await expect(await canvas.findByText(t('greeting_here'))).toBeVisible();
  },
};

export const FirstWord = {
  ...chat(async () => undefined),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await userEvent.type(canvas.getByLabelText(t('message')), 'A first word');
    await userEvent.click(canvas.getByRole('button', { name: t('send') }));
    await expect(await canvas.findByText('A first word')).toBeVisible();
    await canvas.findByRole('button', { name: new RegExp(t('sent'), 'u') });
  },
};

export const Conversation = {
  ...chat(talk),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    const read = await canvas.findAllByRole('button', { name: new RegExp(`^${t('read')}`, 'u') });
    await expect(read).toHaveLength(4);
  },
};

export const MessageInformation = {
  ...chat(talk),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    const [read] = await canvas.findAllByRole('button', { name: new RegExp(`^${t('read')}`, 'u') });
    if (read) await userEvent.click(read);
    await expect(await canvas.findByRole('dialog')).toBeVisible();
  },
};

export const SomebodyWrites = {
  ...chat(async (stage) => {
    const { ada } = await talk(stage);
    await ada.types();
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await canvas.findByText(t('typing', { name: 'Ada Larsen' }));
  },
};

export const Resolved = {
  ...chat(async (stage) => {
    const { ada } = await talk(stage);
    await ada.resolves();
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await canvas.findByText(t('resolved_by', { name: 'Ada Larsen' }), { exact: false });
  },
};

export const LongConversation = {
  ...chat(async ({ says, people }) => {
    await says('One question after the other.');
    const ada = await people.agent();
    for (let n = 1; n <= 40; n += 1) await ada.says(`Answer ${n}, for as long as it takes.`);
  }),
  play: async (context: PlayContext) => {
    await within(context.canvasElement).findByText('Answer 40, for as long as it takes.');
  },
};

export const Offline = {
  ...chat(async (stage) => {
    const { server, tries, until } = stage;
    await stage.says('A word before the line is cut.');
    server.faults.set({ offline: true });
    await tries('A word after it.');
    await until(({ connection }) => connection.kind === 'waiting');
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await canvas.findByText(t('offline'), { exact: false });
    await canvas.findByRole('button', { name: new RegExp(t('pending'), 'u') });
  },
};

export const FailedMessage = {
  ...chat(async ({ server, says, tries, until }) => {
    await says('A word while all is well.');
    server.faults.set({ refuse: [{ code: 'invalid', command: 'message.send' }] });
    await tries('A word that is refused.');
    await until(({ outbox }) => outbox[0]?.state.kind === 'failed');
  }),
  play: async (context: PlayContext) => {
    await expect(await within(context.canvasElement).findByRole('alert')).toBeVisible();
  },
};

export const RetriedAndSent = {
  ...FailedMessage,
  play: async (context: PlayContext) => {
    const canvas = within(context.canvasElement);
    await canvas.findByRole('alert');
    stageOf(context).server.faults.set({ refuse: [] });
    const [retry] = canvas
      .getAllByRole('button')
      .filter((button) => button.className === 'text-button');
    if (retry) await userEvent.click(retry);
    await stageOf(context).until(({ outbox }) => outbox.length === 0);
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};

export const NotSentYet = {
  ...chat(async ({ server, clock, says, tries, until }) => {
    await says('A word while all is well.');
    server.faults.set({ latency_ms: 3_600_000 });
    await tries('A word that gets no answer for half a minute, which is long enough to say so.');
    await until(({ outbox }) => outbox[0]?.state.kind === 'sending');
    clock.skip(31_000);
    await until(({ outbox }) => outbox[0]?.state.kind === 'unclear');
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    await within(context.canvasElement).findByText(t('unclear'));
  },
};

export const RemovedMessage = {
  ...chat(async (stage) => {
    const { client } = await talk(stage);
    const [log] = Object.values(client.getState().logs);
    const first = log?.entries.find((entry) => entry.kind === 'message');
    if (first?.kind === 'message')
      await client.recall(first.message.conversation_id, first.message.id);
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    await within(context.canvasElement).findByText(t('removed'));
  },
};

export const UnknownInbox = {
  render: inWidget(() =>
    screen({ kind: 'failed', error: wireError('unknown_inbox', 'no such key') }),
  ),
};

export const Unreachable = {
  render: inWidget(() =>
    screen({ kind: 'failed', error: wireError('storage_unavailable', 'the disk is full') }),
  ),
};

export const Expired = {
  render: inWidget(() =>
    screen({ kind: 'failed', error: wireError('session_expired', 'too long ago') }),
  ),
};
