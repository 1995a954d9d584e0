import { expect, fn, within } from 'storybook/test';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';
import { team } from '../test/names.ts';
import type { Words } from '../messages/words.ts';
import { PanelHeader } from './panel-header.tsx';
import { WordsContext } from './words-context.ts';

const meta = {
  title: 'Widget/Components/Header',
  loaders: [learnWords],
};
export default meta;

const close = fn();

/** The header of a chat, which its owner may have given a name. */
function header(agents: typeof team, name?: string) {
  return {
    render: inWidget((context) => (
      <WordsContext.Provider value={named(wordsOf(context), name)}>
        <PanelHeader agents={agents} onHome={undefined} elsewhere={0} onClose={close} />
      </WordsContext.Provider>
    )),
  };
}

function named(words: Words, name: string | undefined): Words {
  if (name === undefined) return words;
  return { ...words, t: (key, values) => (key === 'title' ? name : words.t(key, values)) };
}

export const NobodyThere = {
  ...header([]),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    await expect(within(context.canvasElement).getByText(t('away'))).toBeVisible();
  },
};

export const OneThere = {
  ...header(team.slice(0, 1), 'Nightjar'),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const here = t('agent_here', { name: 'Ada Larsen' });
    await expect(within(context.canvasElement).getByText(here)).toBeVisible();
  },
};

export const ManyThere = {
  ...header(team, 'Nightjar'),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    await expect(within(context.canvasElement).getByText(t('here'))).toBeVisible();
  },
};

export const LongNames = header(team.slice(3), 'Rechtsschutzversicherungsgesellschaften and Sons');

export const RightToLeft = header(team.slice(2, 3), 'متجر المصابيح');
