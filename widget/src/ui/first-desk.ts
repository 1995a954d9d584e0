import type { VisitorFirstContact } from '@porchlight/protocol';
import type { KeptSession } from '../frame/session.ts';

/** What the chat knows of first contact, and where it keeps what it learns. */
export interface FirstDesk {
  /** What the server has said; null for nothing. */
  readonly settings: VisitorFirstContact | null;
  /** What was filled in and not sent yet stands here; it survives a reload. */
  readonly kept: {
    readonly get: (key: string) => string | undefined;
    readonly set: (key: string, value: string) => void;
  };
  readonly scope: string;
  /** Knows what the server knows of the visitor. */
  readonly session: {
    readonly current: () => KeptSession | undefined;
    readonly adopt: (session: KeptSession) => void;
  };
}
