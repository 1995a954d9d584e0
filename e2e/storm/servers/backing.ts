import type { Id } from '@porchlight/protocol';
import type { StoredFile, StoredMessage, StoredRow } from '../history.ts';

/** What a server stands on: a database, and what can be done to it. */
export interface Backing {
  readonly kind: 'sqlite' | 'postgres';
  /** What a server must be told to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes a copy while everything goes on; the ids of the messages in it. */
  readonly copy: () => Promise<ReadonlySet<Id>>;
  /** Puts the last copy in its place. No server may be running. */
  readonly restore: () => Promise<void>;
  /** Everything that was said, as it lies there. */
  readonly read: () => Promise<StoredLogs>;
  /** The kinds of all jobs that are not done. */
  readonly jobs: () => Promise<readonly string[]>;
  /** Where files lie. */
  readonly shelf: string;
  /** The ids of all messages on disk, read past the server. */
  readonly messageIds: () => Promise<ReadonlySet<Id>>;
  /** Kills the process as soon as the next commit can be seen; false where none came in time. */
  readonly snipe: (pid: number) => Promise<boolean>;
  /** What else can happen to it, by name. Each resolves when it is over. */
  readonly mishaps: Readonly<Record<string, Mishap>>;
  readonly close: () => Promise<void>;
}

/** Something that happens for so long, in milliseconds. */
export type Mishap = (ms: number) => Promise<void>;

/** The log as it lies in a database. */
export interface StoredLogs {
  readonly rows: readonly StoredRow[];
  readonly messages: readonly StoredMessage[];
  readonly files: readonly StoredFile[];
  /** Everything in every table, as text. */
  readonly dump: string;
}
