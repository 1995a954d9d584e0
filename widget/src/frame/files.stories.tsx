import { samplePicture } from '@porchlight/mock-server';
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test';
import { stageOf, type ChatStage } from '../test/chat-stage.ts';
import { chat } from '../test/chat-story.tsx';
import { filesWordsOf } from '../test/files-words-of.ts';
import { learnWords, type PlayContext } from '../test/in-widget.tsx';

const meta = { title: 'Widget/Screens/Files', tags: ['screen'], loaders: [learnWords] };
export default meta;

const text = (words: string) => new TextEncoder().encode(words);
const bill = {
  name: 'Bill 2026-1107 for the Moth lamp and two spare bulbs.pdf',
  bytes: text('%PDF-1.4 …'),
};
const lamp = { name: 'lamp.png', bytes: samplePicture() };

async function filesBothWays({ says, people, until, chat: { client } }: ChatStage) {
  await says('Hello! Which of the two is the Moth?');
  const ada = await people.agent();
  await ada.assigns();
  await ada.sends([lamp], 'This one, in brass.');
  await ada.sends([bill]);
  await ada.sends([{ name: 'tall.png', bytes: samplePicture(60, 400) }]);
  await until((state) => Object.values(state.logs).some(({ entries }) => entries.length >= 6));
  return client;
}

/** Where the log stands depends on what came first, the files' part or the messages. */
async function lookAtEnd(canvasElement: HTMLElement): Promise<void> {
  const log = canvasElement.querySelector('[role="log"]');
  await waitFor(() => {
    if (log !== null) log.scrollTop = log.scrollHeight;
    return expect(canvasElement.querySelector('.newest')).toBeNull();
  });
}

/** Pictures and files of the team. */
export const InTheLog = {
  ...chat(filesBothWays),
  play: async ({ canvasElement }: PlayContext) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('.picture img')).toHaveLength(2));
    const sides = [...canvasElement.querySelectorAll<HTMLImageElement>('.picture img')];
    await waitFor(() => expect(sides.every(({ complete }) => complete)).toBe(true));
    await lookAtEnd(canvasElement);
  },
};

/** A picture of the log, shown large. */
export const ShownLarge = {
  ...chat(filesBothWays),
  play: async ({ canvasElement }: PlayContext) => {
    const [picture] = await waitFor(() => {
      const found = canvasElement.querySelectorAll<HTMLElement>('.picture:has(img)');
      if (found.length < 2) throw new Error('not there yet');
      return found;
    });
    picture?.focus();
    if (picture) await userEvent.click(picture);
    await expect(canvasElement.querySelector('dialog.large')).toBeVisible();
  },
};

/** Escape closes the picture alone, and the focus is back where it was. */
export const ClosedAgain = {
  ...ShownLarge,
  play: async (context: PlayContext) => {
    await ShownLarge.play(context);
    const { canvasElement } = context;
    const dialog = canvasElement.querySelector('dialog.large');
    if (dialog) await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    await waitFor(() => expect(canvasElement.querySelector('dialog.large')).toBeNull());
    await expect(canvasElement.querySelector('.picture')).toHaveFocus();
    await expect(canvasElement.querySelector('textarea')).toBeVisible();
    await lookAtEnd(canvasElement);
  },
};

/** The button for files is there: what the inbox takes has been asked. */
async function findAttach(context: PlayContext): Promise<void> {
  const { attach } = filesWordsOf(context);
  await within(context.canvasElement).findByRole('button', { name: attach });
}

function drop(canvasElement: HTMLElement, files: readonly File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  for (const type of ['dragenter', 'dragover', 'drop'])
    canvasElement.ownerDocument.dispatchEvent(
      new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
    );
}

const fileOf = ({ name, bytes }: typeof lamp, type: string) => new File([bytes], name, { type });

/** What was dropped stands above the field, until it is sent. */
export const Chosen = {
  ...chat(async ({ says }) => says('Hello! I have a question about my lamp.')),
  play: async (context: PlayContext) => {
    const { canvasElement } = context;
    await findAttach(context);
    drop(canvasElement, [
      fileOf(lamp, 'image/png'),
      fileOf(bill, 'application/pdf'),
      new File(['PK'], 'everything.zip', { type: 'application/zip' }),
    ]);
    await waitFor(() => expect(canvasElement.querySelectorAll('.chosen li')).toHaveLength(2));
    await within(canvasElement).findByText(/everything\.zip/);
    await waitFor(() => expect(canvasElement.querySelector('.chosen img')).toBeVisible());
  },
};

/** A file is being held over the chat. */
export const HeldOver = {
  ...Chosen,
  play: async (context: PlayContext) => {
    const { canvasElement } = context;
    await findAttach(context);
    const data = new DataTransfer();
    data.items.add(fileOf(lamp, 'image/png'));
    const event = new DragEvent('dragenter', { dataTransfer: data, bubbles: true });
    canvasElement.ownerDocument.dispatchEvent(event);
    await within(canvasElement).findByText(filesWordsOf(context).drop);
  },
};

async function sendsLamp(context: PlayContext) {
  const { canvasElement } = context;
  await findAttach(context);
  drop(canvasElement, [fileOf(lamp, 'image/png')]);
  await waitFor(() => expect(canvasElement.querySelectorAll('.chosen li')).toHaveLength(1));
  await userEvent.type(within(canvasElement).getByRole('textbox'), 'This one{Enter}');
  await waitFor(() => expect(canvasElement.querySelector('.chosen')).toBeNull());
}

/** Sent: the picture stands where it stood. */
export const Sent = {
  ...Chosen,
  play: async (context: PlayContext) => {
    await sendsLamp(context);
    await stageOf(context).until(({ outbox }) => outbox.length === 0);
    const { canvasElement } = context;
    await waitFor(() => expect(canvasElement.querySelector('.own .picture img')).toBeVisible());
  },
};

/** On its way: how far it is, and the way out. */
export const OnItsWay = {
  ...Chosen,
  play: async (context: PlayContext) => {
    await findAttach(context);
    stageOf(context).server.faults.set({ latency_ms: 100_000 });
    await sendsLamp(context);
    await waitFor(() => expect(context.canvasElement.querySelector('progress')).toBeVisible());
    await waitFor(() =>
      expect(context.canvasElement.querySelector('.own .picture img')).toBeVisible(),
    );
  },
};

/** Refused by the server: the message keeps its files and its words. */
export const Refused = {
  ...Chosen,
  play: async (context: PlayContext) => {
    const { canvasElement } = context;
    await findAttach(context);
    // Its name says that it is a picture, and the page believes that.
    drop(canvasElement, [new File(['PK\u0003\u0004'], 'lamp.png', { type: 'image/png' })]);
    await waitFor(() => expect(canvasElement.querySelectorAll('.chosen li')).toHaveLength(1));
    await userEvent.type(within(canvasElement).getByRole('textbox'), 'This one{Enter}');
    await waitFor(() => expect(canvasElement.querySelector('.own.failed')).toBeVisible());
  },
};
