import { closeIcon, sendIcon } from '@porchlight/design';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';
import { Shelf } from '../test/shelf.tsx';
import { Button, IconButton } from './button.tsx';
import { useTranslation } from './translation.tsx';

const meta: Meta = {
  title: 'Console/Components/Button',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

const press = fn();

function Looks() {
  const { t } = useTranslation();
  return (
    <Shelf>
      <Button look="primary" onClick={press}>
        {t('contact.save')}
      </Button>
      <Button look="secondary">{t('contact.cancel')}</Button>
      <Button look="quiet">{t('thread.assign_me')}</Button>
      <Button look="danger">{t('sign_out.confirm')}</Button>
      <Button look="primary" disabled>
        {t('sign_in.submitting')}
      </Button>
      <Button look="secondary" aria-disabled>
        {t('sign_in.submitting')}
      </Button>
      <IconButton icon={closeIcon} label={t('contact.close')} />
      <IconButton icon={sendIcon} label={t('composer.send')} shortcut="r" disabled />
    </Shelf>
  );
}

export const All: StoryObj = {
  render: () => <Looks />,
  play: async (context) => {
    press.mockClear();
    const { t } = speechOf(context);
    await userEvent.click(context.canvas.getByRole('button', { name: t('contact.save') }));
    await expect(press).toHaveBeenCalledOnce();
  },
};
