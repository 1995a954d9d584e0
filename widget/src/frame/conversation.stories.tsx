import { expect, userEvent, within } from 'storybook/test';
import { laterEn } from '../messages/later-en.ts';
import { createTranslate } from '../messages/translate.ts';
import { chat, talk } from '../test/chat-story.tsx';
import { learnWords, wordsOf, type PlayContext } from '../test/in-widget.tsx';

const meta = { title: 'Widget/Screens/Conversation', tags: ['screen'], loaders: [learnWords] };
export default meta;

export const Conversation = {
  ...chat(talk),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    const read = await canvas.findAllByRole('button', { name: new RegExp(`^${t('read')}`, 'u') });
    await expect(read).toHaveLength(4);
  },
};

export const MessageInformation = {
  ...chat(talk),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    const [read] = await canvas.findAllByRole('button', { name: new RegExp(`^${t('read')}`, 'u') });
    if (read) await userEvent.click(read);
    await expect(await canvas.findByRole('dialog')).toBeVisible();
  },
};

export const SomebodyWrites = {
  ...chat(async (stage) => {
    const { ada } = await talk(stage);
    await ada.types();
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    const canvas = within(context.canvasElement);
    await canvas.findByText(t('typing', { name: 'Ada Larsen' }));
  },
};

export const Resolved = {
  ...chat(async (stage) => {
    const { ada } = await talk(stage);
    await ada.resolves();
  }),
  play: async (context: PlayContext) => {
    const { locale, parts } = wordsOf(context);
    const t = createTranslate<typeof laterEn>(locale, { ...laterEn, ...parts?.later });
    const canvas = within(context.canvasElement);
    await canvas.findByText(t('resolved_by', { name: 'Ada Larsen' }), { exact: false });
  },
};

export const LongConversation = {
  ...chat(async ({ says, people }) => {
    await says('One question after the other.');
    const ada = await people.agent();
    for (let n = 1; n <= 40; n += 1) await ada.says(`Answer ${n}, for as long as it takes.`);
  }),
  play: async (context: PlayContext) => {
    await within(context.canvasElement).findByText('Answer 40, for as long as it takes.');
  },
};

export const RemovedMessage = {
  ...chat(async (stage) => {
    const { client } = await talk(stage);
    const [log] = Object.values(client.getState().logs);
    const first = log?.entries.find((entry) => entry.kind === 'message');
    if (first?.kind === 'message')
      await client.recall(first.message.conversation_id, first.message.id);
  }),
  play: async (context: PlayContext) => {
    const { t } = wordsOf(context);
    await within(context.canvasElement).findByText(t('removed'));
  },
};
