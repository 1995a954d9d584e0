import { statuses } from '@porchlight/protocol';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';
import { Shelf } from '../test/shelf.tsx';
import { TickMark } from './tick-mark.tsx';
import { useTranslation } from './translation.tsx';

const meta: Meta = {
  title: 'Console/Components/Tick',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

function EveryStatus() {
  const { t } = useTranslation();
  return (
    <Shelf>
      {statuses.map((status) => (
        <span key={status} style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
          <TickMark status={status} /> {t(`status.${status}`)}
        </span>
      ))}
    </Shelf>
  );
}

export const All: StoryObj = {
  render: () => <EveryStatus />,
  play: async (context) => {
    const { t } = speechOf(context);
    await expect(context.canvas.getByText(t('status.read'))).toBeVisible();
    await expect(context.canvasElement.querySelectorAll('[data-status]')).toHaveLength(5);
  },
};
