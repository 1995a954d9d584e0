import { wireError } from '@porchlight/protocol';
import { expect, fn, userEvent, within } from 'storybook/test';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';
import { ConnectionBanner, type ConnectionBannerProps } from './connection-banner.tsx';

const meta = { title: 'Widget/Components/Connection', loaders: [learnWords] };
export default meta;

const act = fn();

function banner(connection: () => ConnectionBannerProps['connection']) {
  return {
    render: inWidget(() => (
      <ConnectionBanner connection={connection()} onRetry={act} onReload={act} />
    )),
  };
}

export const Live = {
  ...banner(() => ({ kind: 'live' })),
  play: async ({ canvasElement }: PlayContext) => {
    await expect(canvasElement.querySelector('.banner')).toBeNull();
  },
};

export const Connecting = banner(() => ({ kind: 'connecting', attempt: 1 }));

export const Waiting = {
  ...banner(() => ({ kind: 'waiting', attempt: 3, retry_at: Date.now() + 8_000 })),
  play: async (context: PlayContext) => {
    act.mockClear();
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: t('retry_now') }));
    await expect(act).toHaveBeenCalledOnce();
  },
};

export const Refused = {
  ...banner(() => ({ kind: 'refused', error: wireError('unsupported_version', 'too old') })),
  play: async (context: PlayContext) => {
    const alert = await within(context.canvasElement).findByRole('alert');
    await expect(alert).toHaveTextContent(wordsOf(context).t('unsupported_version'));
  },
};
