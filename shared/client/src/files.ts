import type { Attachment, FileRules, FileWish, Id, WireError } from '@porchlight/protocol';
import type { DraftKind } from './chat-client.ts';
import type { Stop } from './environment.ts';

/** What a file holds: a browser's `Blob`. */
export interface Bytes {
  readonly size: number;
  readonly type: string;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** A file that was chosen, as its sender's browser sees it: the server may see another type. */
export type OutgoingFile = Attachment;

/** A file about to be chosen. */
export interface FileChoice extends Pick<Attachment, 'name' | 'width' | 'height'> {
  readonly bytes: Bytes;
}

/** Keeps what files hold, where it can for all tabs of the browser. Never rejects. */
export interface ByteStore {
  readonly get: (id: Id) => Promise<Bytes | undefined>;
  readonly keep: (id: Id, bytes: Bytes) => Promise<void>;
  readonly forget: (id: Id) => Promise<void>;
  readonly ids: () => Promise<readonly Id[]>;
}

/** What comes of an upload; without an answer it is unclear. */
export type UploadOutcome =
  | { readonly kind: 'done'; readonly file: Attachment }
  | { readonly kind: 'refused'; readonly error: WireError }
  | { readonly kind: 'unclear' };

/** An upload under way. */
export interface Upload {
  readonly outcome: Promise<UploadOutcome>;
  /** Ends it: what comes of it is unclear then. */
  readonly stop: Stop;
}

/** Announces a file and sends it, one attempt. `hear` is told how much of it is there, from 0 to 1. */
export type UploadFile = (
  token: string | undefined,
  wish: FileWish,
  bytes: Bytes,
  hear: (part: number) => void,
) => Upload;

/** The world's part of files. */
export interface FileDoor {
  readonly store: ByteStore;
  readonly upload: UploadFile;
  /** The whole address of what the server has given a relative one of. */
  readonly resolve: (url: string) => string;
}

/** What a user interface does with files. */
export interface FileDesk {
  /** Keeps a file for a message that is being written. */
  readonly choose: (
    conversation_id: Id,
    kind: DraftKind,
    choice: FileChoice,
  ) => Promise<OutgoingFile>;
  /** The files that were chosen for a message, in order, also before the page was loaded again. */
  readonly chosen: (conversation_id: Id, kind: DraftKind) => Promise<readonly OutgoingFile[]>;
  /** Takes files out of a message that is being written. */
  readonly drop: (conversation_id: Id, kind: DraftKind, ids: readonly Id[]) => Promise<void>;
  /** What an own file holds, as long as it is here. */
  readonly bytes: (id: Id) => Promise<Bytes | undefined>;
  /** Which files may be sent there; undefined where that can't be told now. */
  readonly rules: (conversation_id: Id) => Promise<FileRules | undefined>;
  /** Where a file of a message is to be had for some minutes; undefined where that can't be told now. */
  readonly address: (conversation_id: Id, id: Id) => Promise<string | undefined>;
}
