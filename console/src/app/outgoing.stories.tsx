import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { deskOf } from '../test/desk.tsx';
import { speechOf } from '../test/in-console.tsx';
import { at, byStatus, say, screenMeta, talk, type PlayContext } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/On the way out', tags: ['screen'] };
export default meta;

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

export const FailedMessage: StoryObj = {
  ...at(async (desk) => {
    const path = await talk(desk);
    desk.server.faults.set({ refuse: [{ code: 'invalid', command: 'message.send' }] });
    return path;
  }),
  play: async (context) => {
    const { t } = speechOf(context);
    await say(context, 'A word that is refused.');
    await context.canvas.findByRole('button', { name: t('unsent.edit') });
  },
};

export const RetriedAndSent: StoryObj = {
  ...FailedMessage,
  play: async (context) => {
    const { t } = speechOf(context);
    await say(context, 'A word that is refused at first.');
    const again = await context.canvas.findByRole('button', { name: t('unsent.retry') });
    deskOf(context).server.faults.set({ refuse: [] });
    await userEvent.click(again);
    await context.canvas.findByRole('button', { name: byStatus(t('status.sent'), 'delivered') });
    await expect(context.canvas.queryByRole('alert')).toBeNull();
  },
};

/** There is no line any more, and the console says so; the first tries to connect are made without a word. */
async function losesLine(context: PlayContext): Promise<void> {
  const { t } = speechOf(context);
  const { server, clock } = deskOf(context);
  server.faults.set({ latency_ms: 0, offline: true });
  for (let tries = 0; tries < 3; tries += 1) {
    clock.skip(5_000);
    await new Promise((resolve) => setTimeout(resolve));
  }
  await context.canvas.findByText(t('connection.lost'));
}

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
    // By then the silence has ended the connection.
    await losesLine(context);
  },
};

export const Offline: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    await context.canvas.findByRole('textbox');
    deskOf(context).server.faults.set({ offline: true });
    await say(context, 'A word that waits.');
    await losesLine(context);
    await context.canvas.findByRole('button', { name: byStatus(t('status.pending')) });
  },
};
