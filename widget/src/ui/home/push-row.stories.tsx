import { expect, userEvent, within } from 'storybook/test';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../../test/in-widget.tsx';
import { createTranslate } from '../../messages/translate.ts';
import { laterEn } from '../../messages/later-en.ts';
import type { PushState, PushSwitch } from '../panel-ways.ts';
import { PushRow } from './push-row.tsx';

const meta = { title: 'Widget/Components/Notifications', loaders: [learnWords] };
export default meta;

/** A browser that says this when it is asked. */
function pretend(first: PushState, asked: PushState = first): PushSwitch {
  let state = first;
  return {
    state: async () => state,
    turn: async (on) => (state = on ? asked : 'off'),
  };
}

const inState = (push: PushSwitch) => ({ render: inWidget(() => <PushRow push={push} />) });

export const On = inState(pretend('on'));
export const Refused = inState(pretend('refused'));

export const Off = {
  render: inWidget(() => <PushRow push={pretend('off', 'on')} />),
  play: async (context: PlayContext) => {
    const { locale, parts } = wordsOf(context);
    const t = createTranslate<typeof laterEn>(locale, { ...laterEn, ...parts?.later });
    const canvas = within(context.canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: t('push_on') }));
    await expect(await canvas.findByRole('button', { name: t('push_off') })).toBeVisible();
  },
};

export const Failed = {
  render: inWidget(() => <PushRow push={pretend('off', 'failed')} />),
  play: async (context: PlayContext) => {
    const { locale, parts } = wordsOf(context);
    const t = createTranslate<typeof laterEn>(locale, { ...laterEn, ...parts?.later });
    const canvas = within(context.canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: t('push_on') }));
    await expect(await canvas.findByText(t('push_is_failed'))).toBeVisible();
  },
};
