import { userEvent, within } from 'storybook/test';
import { moreWordsOf } from '../../test/more-words-of.ts';
import { chat } from '../../test/chat-story.tsx';
import { learnWords, wordsOf, type PlayContext } from '../../test/in-widget.tsx';

const meta = { title: 'Widget/Components/Menu', loaders: [learnWords] };
export default meta;

const talking = chat(async ({ says }) => says('Hello!'));

async function opens(context: PlayContext) {
  const canvas = within(context.canvasElement);
  const { t } = wordsOf(context);
  await userEvent.click(await canvas.findByRole('button', { name: t('menu') }));
  await canvas.findByRole('menu');
  return canvas;
}

export const Open = {
  ...talking,
  play: async (context: PlayContext) => {
    await opens(context);
  },
};

export const EndsIt = {
  ...talking,
  play: async (context: PlayContext) => {
    const canvas = await opens(context);
    await userEvent.click(canvas.getByRole('menuitem', { name: moreWordsOf(context).end }));
    await canvas.findByRole('button', { name: moreWordsOf(context).end_yes });
  },
};

export const DeletesEverything = {
  ...talking,
  play: async (context: PlayContext) => {
    const canvas = await opens(context);
    await userEvent.click(canvas.getByRole('menuitem', { name: moreWordsOf(context).erase }));
    await canvas.findByRole('button', { name: moreWordsOf(context).erase_yes });
  },
};

export const WithoutConnection = {
  ...chat(async ({ says, server, until }) => {
    await says('Hello!');
    server.faults.set({ refuse: [{ code: 'storage_unavailable', command: 'connect' }] });
    server.restart();
    await until(({ connection }) => connection.kind !== 'live');
  }),
  play: async (context: PlayContext) => {
    const canvas = await opens(context);
    await userEvent.click(canvas.getByRole('menuitem', { name: moreWordsOf(context).download }));
    await canvas.findByText(moreWordsOf(context).offline);
  },
};
