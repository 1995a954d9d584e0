import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { speechOf } from '../test/in-console.tsx';
import { at, screenMeta, talk, type PlayContext } from '../test/screen-story.tsx';

const meta: Meta = { ...screenMeta, title: 'Console/Screens/Over all', tags: ['screen'] };
export default meta;

async function searches(context: PlayContext, letters: string) {
  const { t } = speechOf(context);
  await context.canvas.findByRole('textbox');
  await userEvent.keyboard('{Control>}k{/Control}');
  const palette = within(await within(document.body).findByRole('dialog'));
  const field = palette.getByRole('combobox', { name: t('commands.field') });
  if (letters !== '') await userEvent.type(field, letters);
  return palette;
}

export const Palette: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const palette = await searches(context, '');
    await palette.findAllByRole('option');
  },
};

export const PaletteFindsNothing: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const palette = await searches(context, 'qqqq');
    await palette.findByText(speechOf(context).t('commands.nothing'));
  },
};

export const OfferToUndo: StoryObj = {
  ...at(talk),
  play: async (context) => {
    const { t } = speechOf(context);
    await userEvent.click(await context.canvas.findByRole('button', { name: t('thread.resolve') }));
    const undo = await within(document.body).findByRole('button', { name: t('undo.button') });
    // Under the pointer it waits.
    await userEvent.hover(undo);
  },
};
