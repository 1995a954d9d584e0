import { chatIcon } from '@porchlight/design';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';
import { ApiFailure } from './api-failure.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { FailedState } from './failed-state.tsx';
import { useTranslation } from './translation.tsx';

const meta: Meta = {
  title: 'Console/Components/Empty and failed',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const retry = fn();

function NothingYet() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={chatIcon} title={t('list.empty_all')} lead={t('list.empty_all_lead')}>
      <Button look="primary">{t('first.demo')}</Button>
      <Button look="secondary">{t('first.install')}</Button>
    </EmptyState>
  );
}

function Failed({ code }: { code: 'server_away' | 'forbidden' }) {
  const { t } = useTranslation();
  return <FailedState title={t('list.failed')} error={new ApiFailure({ code })} retry={retry} />;
}

export const Empty: StoryObj = { render: () => <NothingYet /> };

export const Forbidden: StoryObj = { render: () => <Failed code="forbidden" /> };

export const ServerAway: StoryObj = {
  render: () => <Failed code="server_away" />,
  play: async (context) => {
    retry.mockClear();
    const { t } = speechOf(context);
    await userEvent.click(context.canvas.getByRole('button', { name: t('failure.retry') }));
    await expect(retry).toHaveBeenCalledOnce();
  },
};
