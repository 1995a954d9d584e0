import { expect, fn, userEvent, within } from 'storybook/test';
import { inWidget, learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';
import { Notice } from './notice.tsx';

const meta = { title: 'Widget/Components/Notice', loaders: [learnWords] };
export default meta;

const act = fn();

export const Plain = {
  render: inWidget((context) => <Notice text={wordsOf(context).t('opened_alone')} />),
};

export const WithAction = {
  render: inWidget((context) => {
    const { t } = wordsOf(context);
    const action = { label: t('retry_now'), run: act };
    return <Notice text={t('unreachable')} action={action} onClose={act} />;
  }),
  play: async (context: PlayContext) => {
    act.mockClear();
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await userEvent.click(canvas.getByRole('button', { name: t('retry_now') }));
    await userEvent.click(canvas.getByRole('button', { name: t('close') }));
    await expect(act).toHaveBeenCalledTimes(2);
  },
};
