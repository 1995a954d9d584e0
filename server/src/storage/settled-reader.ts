import { StorageError } from '../domain/store.ts';
import type { Soon } from '../domain/soon.ts';
import type { Database, Session, WriteSession } from './database.ts';
import { sessionOf, type SqliteConnection } from './sqlite-connection.ts';

/** Conversations that are written at once. */
const few = 16;

type Transaction = <Result>(work: (session: WriteSession) => Soon<Result>) => Promise<Result>;

/** What a reader needs to see no row that is behind the feed. */
export interface SettledReaderOptions {
  /** For single statements. */
  readonly reader: SqliteConnection;
  /** For several that see one moment. */
  readonly viewer: SqliteConnection;
  /** Whether the file has every row up to date. */
  readonly areRowsWritten: () => boolean;
  /** How many conversations have rows that wait. */
  readonly rowsWaiting: () => number;
  readonly transaction: Transaction;
}

/**
 * Reads of a SQLite file whose late rows are written before anybody reads them. The reader goes on in the same turn of the
 * event loop in which that was committed, so that nothing new has been put off. Where the disk has no room to write them
 * it reads in a transaction that is rolled back.
 */
export function createSettledReader(
  options: SettledReaderOptions,
): Pick<Database, 'read' | 'snapshot'> {
  const { areRowsWritten, rowsWaiting, transaction } = options;
  const [reader, viewer] = [sessionOf(options.reader), sessionOf(options.viewer)];

  async function settle(): Promise<void> {
    // In parts, so that nobody's message waits for all of them. What comes meanwhile may be as much, but not without end.
    for (let most = 2 * rowsWaiting(); most > 0 && rowsWaiting() > few; most -= 1) {
      await transaction((session) => session.settlePart());
    }
    await transaction((session) => session.settle());
  }

  async function settled<Result>(
    look: () => Result,
    peekAt: (session: Session) => Result,
  ): Promise<Awaited<Result>> {
    try {
      await settle();
    } catch (error) {
      if (!(error instanceof StorageError) || error.trouble !== 'full') throw error;
      return peek(transaction, peekAt);
    }
    return await look();
  }

  const all: Session['all'] = (statement, params) =>
    statement.late_rows === 'none' || areRowsWritten()
      ? reader.all(statement, params)
      : settled(
          () => reader.all(statement, params),
          (session) => session.all(statement, params),
        );

  // One after another, since a connection has one transaction at a time.
  let last: Promise<unknown> = Promise.resolve();
  const snapshot: Database['snapshot'] = (work) => {
    const look = async () => {
      options.viewer.execute('begin');
      try {
        return await work(viewer);
      } finally {
        options.viewer.rollback();
      }
    };
    const next = last.then(() => (areRowsWritten() ? look() : settled(look, work)));
    last = next.catch(() => undefined);
    return next;
  };

  return {
    read: {
      all,
      one: (statement, params) => {
        const rows = all(statement, params);
        return rows instanceof Promise ? rows.then(([row]) => row) : rows[0];
      },
    },
    snapshot,
  };
}

/** Ends a transaction that was only to look, and carries what it saw. */
class Seen<Result> extends Error {
  readonly result: Result;
  constructor(result: Result) {
    super('nothing of this is to stay');
    this.result = result;
  }
}

/** Looks, in a transaction that is rolled back, at rows as they would be written. */
async function peek<Result>(
  transaction: Transaction,
  look: (session: Session) => Result,
): Promise<Awaited<Result>> {
  try {
    return await transaction(async (session: WriteSession): Promise<never> => {
      throw new Seen(await look(session));
    });
  } catch (error) {
    if (error instanceof Seen) return error.result as Awaited<Result>;
    throw error;
  }
}
