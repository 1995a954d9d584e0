import type { Attachment, FileWish, Id, Moment, Party, StoredFile } from '@porchlight/protocol';

/** What is known of a file. */
export interface KnownFile extends StoredFile {
  readonly id: Id;
  readonly account_id: Id;
  /** Its name, and its size in bytes, as asked for. */
  readonly name: string;
  readonly size: number;
  /** It went with a note. */
  readonly internal: boolean;
}

/** What is known of files; their bytes lie elsewhere. */
export interface FileStore {
  /** Writes a wish down, unless its id is known, and tells what is known of it; null where that is being erased. */
  begin(wish: FileWish, owner: Party, account_id: Id, now: Moment): Promise<KnownFile | null>;
  /** A file that nobody has given up, with the owner as whoever that has become. */
  find(id: Id): Promise<KnownFile | null>;
  /** The file is somebody else's from now on. */
  handTo(id: Id, owner: Party): Promise<void>;
  /** All of it has come. False where it was given up meanwhile. */
  finish(id: Id, attachment: Attachment): Promise<boolean>;
  /** Those of messages that stand. */
  sent(ids: readonly Id[]): Promise<readonly KnownFile[]>;
  /** Gives up files that were never sent, and names them: their bytes are to be erased before `remove`. */
  doom(before: Moment, limit: number): Promise<readonly Id[]>;
  remove(id: Id): Promise<void>;
  ofMessage(message_id: Id): Promise<readonly Id[]>;
  removeOfMessage(message_id: Id): Promise<void>;
  /** All that were uploaded for a conversation, sent or not. */
  ofConversation(conversation_id: Id, limit: number): Promise<readonly Id[]>;
  /** All that somebody has announced and never sent, also for conversations that never began. */
  unsentOf(owner_id: Id, limit: number): Promise<readonly Id[]>;
}
