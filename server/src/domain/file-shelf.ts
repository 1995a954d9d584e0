import type { Id } from '@porchlight/protocol';
import type { Readable } from 'node:stream';

/** Where the bytes of files lie, each under its id. */
export interface FileShelf {
  /**
   * Keeps what comes, in place of what was there, and resolves once a power cut could not undo it. Where it fails nothing is
   * left; it rejects with ShelfError for what is the shelf's own trouble, and with what the source throws.
   */
  put(id: Id, source: AsyncIterable<Uint8Array>): Promise<void>;
  /** Null where there is nothing. Rejects with ShelfError. */
  open(id: Id): Promise<Readable | null>;
  /** What is not there is removed already. Rejects with ShelfError. */
  remove(id: Id): Promise<void>;
}

/** The shelf did not take it, or does not answer: later it may. */
export class ShelfError extends Error {
  override readonly name = 'ShelfError';
}

/** What a file is, as the beginning of it shows. */
export interface Sniffed {
  readonly type: string;
  /** Of a picture, in px as it is to be shown. */
  readonly width?: number;
  readonly height?: number;
}

/** Looks at the beginning of a file. */
export type Sniff = (head: Uint8Array) => Promise<Sniffed>;
