import { wireError } from '@porchlight/protocol';
import { expect, userEvent, within } from 'storybook/test';
import { chat, inStage } from '../test/chat-story.tsx';
import { learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';

const meta = { title: 'Widget/Screens/Before and after', tags: ['screen'], loaders: [learnWords] };
export default meta;

export const Starting = inStage({ kind: 'starting' });

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

export const UnknownInbox = inStage({
  kind: 'failed',
  error: wireError('unknown_inbox', 'no such key'),
});

export const Unreachable = inStage({
  kind: 'failed',
  error: wireError('storage_unavailable', 'the disk is full'),
});

export const Expired = inStage({
  kind: 'failed',
  error: wireError('session_expired', 'too long ago'),
});
