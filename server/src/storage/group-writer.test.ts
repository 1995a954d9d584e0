import { describe, expect, it } from 'vitest';
import { StorageError } from '../domain/store.ts';
import type { WriteSession } from './database.ts';
import { createGroupWriter, type GroupTransaction } from './group-writer.ts';

interface Log {
  readonly begun: number;
  /** What each commit kept. */
  readonly kept: readonly (readonly string[])[];
}

type Fault = 'begin' | 'commit';

/** A writer over a notebook, whose pages can be made to fail. */
function createDesk(group_size = 256) {
  const kept: string[][] = [];
  const faults: Fault[] = [];
  const told: string[] = [];
  let begun = 0;
  const writer = createGroupWriter({
    group_size,
    patiently: (begin) => begin(),
    committed: (account_ids) => told.push(...account_ids),
    begin: () => {
      begun += 1;
      if (faults[0] === 'begin') throw new StorageError(`no ${faults.shift()}`);
      return openPage(kept, faults);
    },
  });
  const writes =
    (text: string, then?: () => void) =>
    async (session: WriteSession): Promise<string> => {
      await session.execute(text);
      then?.();
      return text;
    };
  const log = (): Log => ({ begun, kept });
  return { writer, writes, faults, told, log };
}

function openPage(kept: string[][], faults: Fault[]): GroupTransaction {
  const page: string[] = [];
  const session = {
    execute: async (text: string) => {
      page.push(text);
    },
  } as WriteSession;
  return {
    session,
    writes: () => page.length,
    rollback: () => page.splice(0),
    commit: () => {
      if (faults[0] === 'commit') throw new StorageError(`no ${faults.shift()}`);
      kept.push([...page]);
      return page.length > 0 ? ['account'] : [];
    },
  };
}

const fail = () => {
  throw new Error('it fell');
};

describe('a group writer', () => {
  it('[WR1] lets what waits together share one commit, and answers after it', async () => {
    const { writer, writes, log, told } = createDesk();
    const answers = ['a', 'b', 'c'].map((text) =>
      writer.transaction(writes(text)).then((answer) => [answer, log().kept.length]),
    );
    expect(await Promise.all(answers)).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ]);
    expect(log()).toEqual({ begun: 1, kept: [['a', 'b', 'c']] });
    expect(told).toEqual(['account']);
  });

  it('runs commands strictly one after another', async () => {
    const { writer } = createDesk();
    let inside = 0;
    const careful = async () => {
      inside += 1;
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      expect(inside).toBe(1);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => writer.transaction(careful)));
  });

  it('takes into the open transaction what comes while it runs', async () => {
    const { writer, writes, log } = createDesk();
    const late: Promise<string>[] = [];
    const comeLate = () => {
      setImmediate(() => late.push(writer.transaction(writes('late'))));
    };
    await writer.transaction(writes('early', comeLate));
    expect(await Promise.all(late)).toEqual(['late']);
    expect(log().kept).toEqual([['early', 'late']]);
  });

  it('begins nothing while it is held', async () => {
    const { writer, writes, log } = createDesk();
    const release = writer.hold();
    const taken = writer.transaction(writes('a'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(log().begun).toBe(0);
    release();
    expect(await taken).toBe('a');
  });

  it('takes no more into one transaction than it may', async () => {
    const { writer, writes, log } = createDesk(2);
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => writer.transaction(writes(text))));
    expect(log().kept).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('[WR2] one that fails before it wrote fails alone, in the same transaction', async () => {
    const { writer, writes, log } = createDesk();
    const results = await Promise.allSettled([
      writer.transaction(writes('a')),
      writer.transaction(async () => fail()),
      writer.transaction(writes('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log()).toEqual({ begun: 1, kept: [['a', 'c']] });
  });

  it('[WR2] after one that fails past its first write, each runs again alone', async () => {
    const { writer, writes, log } = createDesk();
    const results = await Promise.allSettled([
      writer.transaction(writes('a')),
      writer.transaction(writes('b', fail)),
      writer.transaction(writes('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(log().kept).toEqual([['a'], ['c']]);
  });

  it.each(['begin', 'commit'] as const)(
    '[ER6] a failed %s refuses the whole group, and the next goes on',
    async (fault) => {
      const { writer, writes, faults, log, told } = createDesk();
      faults.push(fault);
      const results = await Promise.allSettled([
        writer.transaction(writes('a')),
        writer.transaction(writes('b')),
      ]);
      const refused = { status: 'rejected', reason: expect.any(StorageError) };
      expect(results).toEqual([refused, refused]);
      expect(told).toEqual([]);
      expect(await writer.transaction(writes('c'))).toBe('c');
      expect(log().kept).toEqual([['c']]);
    },
  );

  it('finishes what it has taken when it closes, and takes nothing after', async () => {
    const { writer, writes, log } = createDesk();
    const taken = writer.transaction(writes('a'));
    await writer.close();
    expect(log().kept).toEqual([['a']]);
    expect(await taken).toBe('a');
    await expect(writer.transaction(writes('b'))).rejects.toThrow(StorageError);
    await writer.close();
  });
});
