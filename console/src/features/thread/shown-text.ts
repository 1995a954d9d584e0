import type { MessageLine } from '@porchlight/client';

/** What stands for a message without words: that it is a picture, or its file's name. */
export function fileInWords({ message }: MessageLine, picture: string): string {
  const files =
    'attachments' in message ? message.attachments : 'files' in message && message.files;
  const [file] = files || [];
  return file?.type.startsWith('image/') ? picture : (file?.name ?? '');
}

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
