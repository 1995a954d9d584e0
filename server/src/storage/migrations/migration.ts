import type { Dialect } from '../statement.ts';

/** A step from one schema to the next. Forward only: a published one is never changed. */
export interface Migration {
  /** Rises from one to the next. */
  readonly number: number;
  readonly name: string;
  /** Statements in their order. Conversations' rows and watermarks may be behind the feed (`late-rows.ts`). */
  statements(types: ColumnTypes): readonly string[];
}

/** What the two databases call the same things. */
export interface ColumnTypes {
  /** Text ordered byte by byte, so that ids and moments compare alike everywhere. */
  readonly text: string;
  /** A whole number up to 2^53. */
  readonly position: string;
  /** Ends a table. In SQLite: rows stand in their key's own tree, which is one tree less to write. */
  readonly keyed: string;
  /** Ends a table whose rows stand as they come. In SQLite: its indexes hold a small number instead of the key. */
  readonly heaped: string;
  readonly dialect: Dialect;
}

/** The column types of a dialect. */
export function columnTypes(dialect: Dialect): ColumnTypes {
  return dialect === 'sqlite'
    ? {
        text: 'text',
        position: 'integer',
        keyed: 'without rowid, strict',
        heaped: 'strict',
        dialect,
      }
    : { text: 'text collate "C"', position: 'bigint', keyed: '', heaped: '', dialect };
}
