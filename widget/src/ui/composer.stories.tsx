import { limits } from '@porchlight/protocol';
import { expect, fn, userEvent, within } from 'storybook/test';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';
import { Composer } from './composer.tsx';

const meta = { title: 'Widget/Components/Composer', loaders: [learnWords] };
export default meta;

const send = fn();

function composer(draft: string) {
  return {
    render: inWidget(() => (
      <Composer
        field={{ current: null }}
        draft={draft}
        onDraft={() => undefined}
        elsewhere={() => () => undefined}
        onSend={send}
      />
    )),
  };
}

export const Empty = {
  ...composer(''),
  play: async (context: PlayContext) => {
    send.mockClear();
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: t('send') }));
    await expect(send).not.toHaveBeenCalled();
  },
};

export const Draft = {
  ...composer('Does the Moth come with a bulb?'),
  play: async (context: PlayContext) => {
    send.mockClear();
    await userEvent.type(within(context.canvasElement).getByRole('textbox'), '{Enter}');
    await expect(send).toHaveBeenCalledWith('Does the Moth come with a bulb?');
  },
};

export const ManyLines = composer('One line.\n'.repeat(30));

export const RightToLeft = composer('هل يأتي المصباح مع لمبة؟');

export const NearlyTooLong = {
  ...composer('a'.repeat(limits.message_length - 1)),
  play: async (context: PlayContext) => {
    const left = wordsOf(context).t('left', { n: 1 });
    await expect(within(context.canvasElement).getByText(left)).toBeVisible();
  },
};

export const TooLong = {
  ...composer('a'.repeat(limits.message_length + 2)),
  play: async (context: PlayContext) => {
    const over = wordsOf(context).t('over', { n: 2 });
    await expect(within(context.canvasElement).getByText(over)).toBeVisible();
    await expect(within(context.canvasElement).getByRole('textbox')).toBeInvalid();
  },
};
