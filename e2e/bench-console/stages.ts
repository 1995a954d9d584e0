import type { Id } from '@porchlight/protocol';
import type { Findings } from './findings.ts';
import { measureHeap } from './measure-heap.ts';
import { clickThrough, goToAndFro, stepThrough } from './measure-switching.ts';
import { measureNews, measureWriting } from './measure-writing.ts';
import { comeToRest, list, thread, type Console } from './open-console.ts';
import { framesWhile } from './probe.ts';
import { goToTop, fetchAll, turnWheel } from './scroll.ts';
import { longMarkOf, markOf, type Crowd } from './seed-house.ts';
import type { BenchVisitor } from './visitor-says.ts';

/** Whom the bench has beside the console. */
export interface Others {
  readonly crowd: Crowd;
  readonly visitor: BenchVisitor;
  /** The visitor's: the long thread. */
  readonly long_id: Id;
  readonly newcomer: BenchVisitor;
  /** The newcomer's, who has not said anything yet. */
  readonly new_id: Id;
}

/** With one page of the list, and the last page of the long thread. */
export async function measureFew(desk: Console, { crowd }: Others): Promise<Findings> {
  const { page, tools } = desk;
  const [first = 0, ...near] = below(crowd, 0, 4);
  const still = await framesWhile(page, () => comeToRest(page, 2_000));
  const before = await measureHeap(tools, 'the list alone');
  const opened = await clickThrough(page, [first]);
  const visited = await clickThrough(page, near);
  const again = await clickThrough(page, [first, ...near]);
  const long = await goToAndFro(page, longMarkOf(crowd.messages), first);
  const lines = await framesWhile(page, () => turnWheel(page, thread, 'up'));
  const rows = await framesWhile(page, () => turnWheel(page, list, 'down'));
  await goToTop(page, list);
  return {
    waits: [
      { what: 'open the first conversation of all', taken: opened },
      { what: 'open a conversation for the first time', taken: visited },
      { what: 'open a conversation again', taken: again },
      { what: 'open the long thread again', taken: long.to },
      { what: 'leave the long thread for another', taken: long.from },
    ],
    motions: [
      { what: 'nothing moves', frames: still },
      { what: 'wheel: the long thread, its first pages', frames: lines },
      { what: 'wheel: the list, its first pages', frames: rows },
    ],
    heaps: [before],
  };
}

/** With all of the list. */
export async function measureList(desk: Console, others: Others): Promise<Findings> {
  const { page, tools } = desk;
  const { crowd, newcomer, new_id } = others;
  const fetching = await framesWhile(page, () => fetchAll(page, list, 'down', markOf(1)));
  // What came while nobody was here is being claimed.
  await comeToRest(page, 5_000);
  const rows = await framesWhile(page, () => turnWheel(page, list, 'up'));
  await goToTop(page, list);
  const fresh = below(crowd, 4, 4);
  const visited = await clickThrough(page, fresh);
  const again = await clickThrough(page, fresh);
  const news = await measureNews(page, list, newcomer, new_id);
  const all = `all ${crowd.conversations} conversations here`;
  return {
    waits: [
      { what: `${all}: open one for the first time`, taken: visited },
      { what: `${all}: open one again`, taken: again },
      { what: `${all}: until a new message stands in the list`, taken: news },
    ],
    motions: [
      { what: 'the list, until all of it is here', frames: fetching },
      { what: `${all}: wheel`, frames: rows },
    ],
    heaps: [await measureHeap(tools, all)],
  };
}

/** With all of the long thread, too. */
export async function measureThread(desk: Console, others: Others): Promise<Findings> {
  const { page, tools } = desk;
  const { crowd, visitor, long_id } = others;
  const newest = longMarkOf(crowd.messages);
  const [short = 0] = below(crowd, 0, 1);
  await goToAndFro(page, newest, short);
  const fetching = await framesWhile(page, () => fetchAll(page, thread, 'up', longMarkOf(1)));
  const lines = await framesWhile(page, () => turnWheel(page, thread, 'down'));
  const long = await goToAndFro(page, newest, short);
  const writing = await measureWriting(page);
  const news = await measureNews(page, thread, visitor, long_id);
  const all = `all ${crowd.messages} lines here`;
  return {
    waits: [
      { what: `${all}: open the long thread`, taken: long.to },
      { what: `${all}: leave it for another`, taken: long.from },
      { what: `${all}: a letter, until it is painted`, taken: writing.letters },
      { what: `${all}: Enter, until it stands in the thread`, taken: writing.sent },
      { what: `${all}: until a new message stands there`, taken: news },
    ],
    motions: [
      { what: 'the long thread, until all of it is here', frames: fetching },
      { what: `${all}: wheel`, frames: lines },
    ],
    heaps: [await measureHeap(tools, all)],
  };
}

/** Then a hundred conversations more. */
export async function measureWalk(desk: Console, { crowd }: Others): Promise<Findings> {
  const { page, tools } = desk;
  const [start = 0, ...walk] = below(crowd, 4, 101);
  await clickThrough(page, [start]);
  const taken = await stepThrough(page, walk);
  const heap = await measureHeap(tools, `after ${walk.length} conversations more`);
  const waits = [{ what: 'all that here: a conversation by j and Enter', taken }];
  return { waits, motions: [], heaps: [heap] };
}

/** So many short conversations, the newest first, after the first `past`. */
function below({ conversations }: Crowd, past: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => conversations - 1 - past - index);
}
