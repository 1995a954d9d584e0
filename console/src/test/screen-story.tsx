import type { StoryObj } from '@storybook/react-vite';
import { userEvent } from 'storybook/test';
import { atDesk, ConsoleAt, deskOf, type Desk, type Prologue } from './desk.tsx';
import { inConsole, learnSpeech } from './in-console.tsx';

/** What the stories of the console's screens have in common. */
export const screenMeta = {
  decorators: [inConsole],
  loaders: [learnSpeech],
  render: (_args: unknown, context: { loaded: Record<string, unknown> }) => (
    <ConsoleAt desk={deskOf(context)} path={String(context.loaded['path'])} />
  ),
};

/** What a story's play function is given. */
export type PlayContext = Parameters<NonNullable<StoryObj['play']>>[0];

/** The console, opened where the prologue says. */
export function at(prologue: Prologue): Pick<StoryObj, 'loaders'> {
  return { loaders: [atDesk(prologue)] };
}

/** The path of a conversation that nobody has. */
export const missing_path = '/all/0198c0de-0000-7000-8000-000000000bad';

/** A conversation with everything in it that a conversation can show. Tells its path. */
export async function talk({ people }: Desk): Promise<string> {
  const visitor = await people.visitor();
  await visitor.says('Hello! My lamp hums when it is on.');
  const ada = await people.agent();
  ada.turnsTo(visitor.conversation_id);
  await ada.assigns();
  await ada.says('A long answer, so that it takes more than one line on a telephone. '.repeat(3));
  await ada.notes('Their second lamp this year. Be kind.');
  await ada.says('https://nightjar.example/a/very/long/address/that/has/no/space/in/it/at/all');
  await visitor.says('Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung');
  await visitor.says('你好，谢谢！');
  await visitor.says('شكرًا جزيلًا، هذا كل ما أردت معرفته.');
  await visitor.reads();
  ada.leaves();
  return `/open/${visitor.conversation_id}`;
}

/** Types into the open thread, and sends it. */
export async function say({ canvas }: PlayContext, text: string): Promise<void> {
  const field = await canvas.findByRole('textbox');
  await userEvent.type(field, `${text}{Enter}`);
  await canvas.findByText(text);
}

/** The name of a message's time and tick, where the status is one of these. */
export function byStatus(...words: string[]): RegExp {
  return new RegExp(`^(${words.join('|')})[,،，]`, 'u');
}
