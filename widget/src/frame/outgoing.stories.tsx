import { expect, userEvent, waitFor, within } from 'storybook/test';
import { stageOf } from '../test/chat-stage.ts';
import { chat } from '../test/chat-story.tsx';
import { learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';

const meta = { title: 'Widget/Screens/On the way out', tags: ['screen'], loaders: [learnWords] };
export default meta;

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
    const said = () => canvas.queryAllByRole('alert').filter((alert) => alert.textContent !== '');
    await waitFor(() => expect(said()).toHaveLength(1));
    stageOf(context).server.faults.set({ refuse: [] });
    const [retry] = canvas
      .getAllByRole('button')
      .filter((button) => button.className === 'text-button');
    if (retry) await userEvent.click(retry);
    await stageOf(context).until(({ outbox }) => outbox.length === 0);
    await expect(said()).toEqual([]);
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
    // By then the silence has ended the connection, and there is no other.
    server.faults.set({ latency_ms: 0, offline: true });
    await until(({ connection }) => connection.kind === 'waiting');
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    await within(context.canvasElement).findByText(t('unclear'));
  },
};
