import { defaultTalk, type Rich, type TalkSettings } from '@porchlight/protocol';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { moreWordsOf } from '../../../test/more-words-of.ts';
import type { ChatStage } from '../../../test/chat-stage.ts';
import { chat } from '../../../test/chat-story.tsx';
import { learnWords, type PlayContext } from '../../../test/in-widget.tsx';

const meta = { title: 'Widget/Components/Extras', loaders: [learnWords] };
export default meta;

const glazes: Rich = {
  kind: 'choices',
  options: [
    { id: 'butter', label: 'Butter' },
    { id: 'slate', label: 'Slate' },
    { id: 'rust', label: 'Rust, with a long name that has to find its place' },
  ],
};
const lamps: Rich = {
  kind: 'cards',
  cards: [
    {
      title: 'Moth',
      text: 'Table lamp with a wide, speckled dome.',
      actions: [
        { kind: 'choice', id: 'moth', label: 'This one' },
        { kind: 'link', label: 'Look at it', url: 'https://nightjar.example/moth' },
      ],
    },
    { title: 'Bollard', actions: [{ kind: 'choice', id: 'bollard', label: 'This one' }] },
  ],
};
const address: Rich = {
  kind: 'form',
  fields: [
    { id: 'name', label: 'Name', kind: 'text', required: true },
    { id: 'mail', label: 'E-mail', kind: 'email', required: true },
    {
      id: 'glaze',
      label: 'Glaze',
      kind: 'select',
      options: [{ id: 'butter', label: 'Butter' }],
    },
    { id: 'more', label: 'Anything else?', kind: 'long_text' },
  ],
};

/** An agent asks so. */
function asked(text: string, rich: Rich) {
  return async ({ says, people }: ChatStage) => {
    await says('Hello!');
    const ada = await people.agent();
    await ada.asks(text, rich);
  };
}

/** The inbox is set so, and the chat has been told. */
async function sets({ server, until }: ChatStage, talk: TalkSettings): Promise<void> {
  const { inboxes } = server.past.tables;
  for (const inbox of inboxes.values())
    if (inbox.kind === 'website') inboxes.set(inbox.id, { ...inbox, talk });
  server.restart();
  await until((state) => state.talk?.rating !== undefined || state.talk?.typing_preview === true);
}

const ended = async (stage: ChatStage) => {
  const { says, people } = stage;
  await sets(stage, { ...defaultTalk, rating: { on: true, question: null } });
  await says('Thank you, that is all.');
  await (await people.agent()).resolves();
};

const canvasOf = ({ canvasElement }: PlayContext) => within(canvasElement);

export const Choices = {
  ...chat(asked('Which glaze would you like?', glazes)),
  play: async (context: PlayContext) => {
    await canvasOf(context).findByRole('button', { name: 'Butter' });
  },
};

export const Chosen = {
  ...chat(asked('Which glaze would you like?', glazes)),
  play: async (context: PlayContext) => {
    const butter = await canvasOf(context).findByRole('button', { name: 'Butter' });
    await userEvent.click(butter);
    await expect(butter).toHaveAttribute('aria-pressed', 'true');
  },
};

export const Cards = {
  ...chat(asked('These would fit.', lamps)),
  play: async (context: PlayContext) => {
    await canvasOf(context).findByRole('link', { name: /^Look at it/u });
  },
};

export const Form = {
  ...chat(asked('Where shall we send it?', address)),
  play: async (context: PlayContext) => {
    await canvasOf(context).findByLabelText(/^Name/u);
  },
};

export const FormWithFaults = {
  ...chat(asked('Where shall we send it?', address)),
  play: async (context: PlayContext) => {
    const canvas = canvasOf(context);
    await userEvent.type(await canvas.findByLabelText(/^E-mail/u), 'nobody');
    await userEvent.click(canvas.getByRole('button', { name: moreWordsOf(context).submit }));
    const said = () => canvas.getAllByRole('alert').filter((alert) => alert.textContent !== '');
    await waitFor(() => expect(said()).toHaveLength(2));
  },
};

export const Rating = {
  ...chat(ended),
  play: async (context: PlayContext) => {
    const canvas = canvasOf(context);
    const scores = await canvas.findAllByRole('radio');
    if (scores[3]) await userEvent.click(scores[3]);
    await canvas.findByRole('button', { name: moreWordsOf(context).send_rating });
  },
};

export const Rated = {
  ...chat(ended),
  play: async (context: PlayContext) => {
    const canvas = canvasOf(context);
    const scores = await canvas.findAllByRole('radio');
    if (scores[4]) await userEvent.click(scores[4]);
    await userEvent.click(
      await canvas.findByRole('button', { name: moreWordsOf(context).send_rating }),
    );
    await canvas.findByRole('button', { name: moreWordsOf(context).change_rating });
  },
};

export const WritingIsSeen = {
  ...chat((stage) => sets(stage, { ...defaultTalk, typing_preview: true })),
  play: async (context: PlayContext) => {
    await canvasOf(context).findByText(moreWordsOf(context).preview_note);
  },
};
