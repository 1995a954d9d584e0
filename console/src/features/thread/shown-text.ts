import type { MessageLine } from '@porchlight/client';

/** What stands in a bubble: null for what was removed. */
export interface ShownText {
  readonly text: string | null;
  readonly edited: boolean;
}

/** As the message is, or as its author wants it while the server has not refused that. */
export function shownText(line: MessageLine): ShownText {
  if (line.kind === 'outgoing') return { text: line.message.text, edited: false };
  const { change, message } = line;
  if (change !== undefined && change.error === undefined)
    return { text: change.text, edited: change.text !== null };
  const { text, recalled_at, edited_at } = message;
  return recalled_at === null
    ? { text, edited: edited_at !== undefined }
    : { text: null, edited: false };
}
