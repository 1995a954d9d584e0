import { expect, fn, within } from 'storybook/test';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';
import { team } from '../test/names.ts';
import { PanelHeader } from './panel-header.tsx';

const meta = {
  title: 'Widget/Components/Header',
  loaders: [learnWords],
};
export default meta;

const close = fn();

function header(agents: typeof team, name?: string) {
  return { render: inWidget(() => <PanelHeader name={name} agents={agents} onClose={close} />) };
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
