import type { MessageLine } from '@porchlight/client';
import type { Attachment } from '@porchlight/protocol';

/** What goes along with a message. */
function filesOf(line: MessageLine): readonly Attachment[] {
  return (line.kind === 'outgoing' ? line.message.files : line.message.attachments) ?? [];
}

/** True for a message with files. */
export function hasFiles(line: MessageLine): boolean {
  return filesOf(line).length > 0;
}

/** What stands for a message without words: that it is a picture, or its file's name; empty where it has none. */
export function fileInWords(line: MessageLine, picture: string): string {
  const [file] = filesOf(line);
  return file?.type.startsWith('image/') ? picture : (file?.name ?? '');
}

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
