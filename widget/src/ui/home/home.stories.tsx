import { expect, userEvent, within } from 'storybook/test';
import { chat, talk } from '../../test/chat-story.tsx';
import { learnWords, wordsOf, type PlayContext } from '../../test/in-widget.tsx';

const meta = { title: 'Widget/Components/Home', loaders: [learnWords] };
export default meta;

export const Conversations = {
  ...chat(async (stage) => {
    const { ada, client } = await talk(stage);
    await ada.resolves();
    await client.send(client.newId(), 'And do you repair lamps, too?');
    await stage.until(({ conversations }) => Object.keys(conversations).length === 2);
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: t('conversations') }));
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(2);
  },
};
