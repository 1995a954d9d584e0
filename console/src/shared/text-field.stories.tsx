import { searchIcon } from '@porchlight/design';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { inConsole, learnSpeech, speechOf } from '../test/in-console.tsx';
import { names } from '../test/names.ts';
import { Shelf } from '../test/shelf.tsx';
import { Icon } from './icon.tsx';
import { TextField } from './text-field.tsx';
import { useTranslation } from './translation.tsx';

const meta: Meta = {
  title: 'Console/Components/Text field',
  decorators: [inConsole],
  loaders: [learnSpeech],
};
export default meta;

function States() {
  const { t } = useTranslation();
  return (
    <Shelf>
      <TextField label={t('contact.name')} />
      <TextField label={`${t('contact.name')} 2`} defaultValue={names.long} dir="auto" />
      <TextField label={`${t('contact.name')} 3`} defaultValue={names.arabic} dir="auto" />
      <TextField
        label={t('contact.email')}
        defaultValue="ada@porchlight"
        fault={t('contact.email_wrong')}
      />
      <TextField label={`${t('contact.email')} 2`} after={<Icon path={searchIcon} />} />
    </Shelf>
  );
}

export const All: StoryObj = {
  render: () => <States />,
  play: async (context) => {
    const { t } = speechOf(context);
    const field = context.canvas.getByLabelText(t('contact.email'));
    await expect(field).toHaveAccessibleDescription(t('contact.email_wrong'));
    await userEvent.type(context.canvas.getByLabelText(t('contact.name')), names.chinese);
    await expect(context.canvas.getByLabelText(t('contact.name'))).toHaveValue(names.chinese);
  },
};
