import { describe, expect, it } from 'vitest';
import { createSettledReader } from './settled-reader.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { createBuilder, statement } from './statement.ts';

const heads = statement(() => createBuilder('sqlite').selectFrom('conversations').select('head'));

/** Rows that wait, of which a part is sixteen; with each transaction so many come. */
function createStage(waiting: number, more = 0) {
  const done: string[] = [];
  const connection = { all: () => (done.push('read'), []) } as unknown as SqliteConnection;
  const session = {
    settlePart: () => void (waiting -= done.push('part') && 16),
    settle: () => void (waiting -= done.push('rest') && waiting),
  };
  const { read } = createSettledReader({
    reader: connection,
    viewer: connection,
    areRowsWritten: () => waiting === 0,
    rowsWaiting: () => waiting,
    transaction: (work) => {
      waiting += more;
      return Promise.resolve(work(session as never));
    },
  });
  return { read, done };
}

describe('a reader of what is written late', () => {
  it('has it written in parts, so that no transaction is long', async () => {
    const { read, done } = createStage(40);
    expect(await read.all(heads, {})).toEqual([]);
    expect(done).toEqual(['part', 'part', 'rest', 'read']);
  });

  it('comes to an end however much comes meanwhile', async () => {
    const { read, done } = createStage(20, 16);
    await read.all(heads, {});
    expect(done).toEqual([...Array<string>(40).fill('part'), 'rest', 'read']);
  });

  it('reads at once where nothing waits', async () => {
    const { read, done } = createStage(0);
    await read.all(heads, {});
    expect(done).toEqual(['read']);
  });
});
