import type { CommandName, ErrorCode, Side } from '@porchlight/protocol';
import type { MailOutcome } from './mailer.ts';

/** One line to the operator. Fields never hold tokens, passwords or what people wrote. */
export interface Log {
  readonly debug: (fields: object, line: string) => void;
  readonly info: (fields: object, line: string) => void;
  readonly warn: (fields: object, line: string) => void;
  readonly error: (fields: object, line: string) => void;
}

/** What the domain counts for the operator. */
export interface Telemetry {
  readonly command: (
    name: CommandName | 'unknown',
    outcome: 'ok' | ErrorCode,
    took_ms: number,
  ) => void;
  readonly connected: (side: Side, change: 1 | -1) => void;
  /** A durable frame left for one connection. */
  readonly frame: (side: Side) => void;
  /** A provider took a message and said nothing in time. */
  readonly statusTimeout: () => void;
  /** What became of a try to mail what is unread. */
  readonly mail: (outcome: MailOutcome['kind']) => void;
  /** A round of tailing: how many items, and how old the oldest was. */
  readonly round: (items: number, lag_ms: number) => void;
  /** The doorbell rang: at the other nodes, or here. */
  readonly rang: (way: 'sent' | 'heard') => void;
  /** Whether the nodes hear each other. */
  readonly busWorks: (works: boolean) => void;
  /** The database failed somebody. */
  readonly storageFailed: () => void;
  /** Whether the database works, as far as is known. */
  readonly storageWorks: (works: boolean) => void;
}
