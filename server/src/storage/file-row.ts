import type { Attachment, FileWish, StoredFile } from '@porchlight/protocol';
import type { KnownFile } from '../domain/file-store.ts';
import type { FileTable } from './schema.ts';

/** The file of a row as decisions see it. */
export function storedFileOf(row: FileTable): StoredFile {
  const { conversation_id, message_id, attachment } = row;
  return {
    conversation_id,
    owner: { kind: row.owner_kind, id: row.owner_id },
    attachment: attachment === null ? null : (JSON.parse(attachment) as Attachment),
    message_id,
  };
}

/** The file of a row with what was asked for. */
export function knownFileOf(row: FileTable): KnownFile {
  const { id, account_id, internal } = row;
  const { name, size } = JSON.parse(row.wish) as Pick<FileWish, 'name' | 'size'>;
  return { ...storedFileOf(row), id, account_id, name, size, internal: internal === 1 };
}
