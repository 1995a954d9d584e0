import type { MessageLine } from '@porchlight/client';

/** As it is, or as its author wants it while the server has not refused that; null for what was removed. */
export function shownText(line: MessageLine): {
  readonly text: string | null;
  readonly edited: boolean;
} {
  const { message } = line;
  if (line.kind === 'outgoing') return { text: message.text, edited: false };
  const { change } = line;
  if (change && !change.error) return { text: change.text, edited: change.text !== null };
  const { recalled_at, edited_at } = line.message;
  return recalled_at === null
    ? { text: message.text, edited: edited_at !== undefined }
    : { text: null, edited: false };
}
