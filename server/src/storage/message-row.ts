import type { Attachment, Message, Rich, RichAnswer, Side, Status } from '@porchlight/protocol';
import type { MessageDetails } from './schema.ts';

/** What a message's row tells; the rest is its event's. */
export interface MessageRow extends Pick<Message, 'id' | 'seq' | 'text' | 'at' | 'recalled_at'> {
  readonly version: number | null;
  readonly edited_at: string | null;
  readonly reply_to: string | null;
  readonly rich: string | null;
  readonly answer: string | null;
  readonly author_kind: Side;
  readonly author_id: string;
  readonly status: Status | null;
  readonly details: string | null;
  readonly source_id: string | null;
  readonly attachments: string | null;
}

/** The message of a row. */
export function messageOf(row: MessageRow, conversation_id: string, internal: boolean): Message {
  const { id, seq, text, at, recalled_at, edited_at, reply_to, rich, answer } = row;
  const { attachments } = row;
  const author = { kind: row.author_kind, id: row.author_id };
  const version = row.version ?? seq;
  const written = { id, conversation_id, seq, version, author, text, at, recalled_at };
  const message = {
    ...written,
    ...(edited_at !== null && { edited_at }),
    ...(reply_to !== null && { reply_to }),
    ...(attachments !== null && { attachments: JSON.parse(attachments) as readonly Attachment[] }),
    ...(rich !== null && { rich: JSON.parse(rich) as Rich }),
    ...(answer !== null && { answer: JSON.parse(answer) as RichAnswer }),
  };
  if (internal) return { ...message, internal };
  return row.details === null && row.source_id === null ? message : withProvider(message, row);
}

function withProvider(message: Message, { status, details, source_id }: MessageRow): Message {
  const known = source_id === null ? message : { ...message, source_id };
  if (status === null || details === null) return known;
  return { ...known, status, ...(JSON.parse(details) as MessageDetails) };
}
