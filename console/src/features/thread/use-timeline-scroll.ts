import type { Id } from '@porchlight/protocol';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useWorkspace } from '../../shared/workspace.ts';
import { holdAfter, isPushedFromEnd, type EndHold } from './end-hold.ts';
import { seqOf, type ThreadRow } from './thread-rows.ts';

interface TimelineScrollOptions {
  readonly conversation_id: Id;
  readonly rows: readonly ThreadRow[];
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly uncovered: boolean;
  /** Whether the server has older lines. */
  readonly more: boolean;
  /** Another one each time that older lines may be had: with each page, and each connection. */
  readonly chance: string;
}

const near_end_px = 80;
const near_top_px = 400;
// Half a line below the fold still counts as on screen.
const slack_px = 12;

/**
 * Where the thread stands: opens it at the first unread line, keeps to the end where it is at the end, fetches older
 * lines at the top, and tells the client which line is the last on screen.
 */
export function useTimelineScroll({
  conversation_id,
  rows,
  virtual,
  scroller,
  uncovered,
  more,
  chance,
}: TimelineScrollOptions) {
  const { client } = useWorkspace();
  const [at_end, setAtEnd] = useState(true);
  const [seen_seq, setSeen] = useState(0);
  const told = useRef<number | null>(null);
  const hold = useRef<EndHold>({ at_end: true, top: 0, size: '' });

  const look = () => {
    const element = scroller.current;
    if (element === null || element.clientHeight === 0) return;
    const { scrollTop: top, clientHeight, scrollHeight } = element;
    const bottom = top + clientHeight;
    const below = scrollHeight - bottom;
    const near = below < near_end_px;
    const before = hold.current;
    hold.current = holdAfter(before, near, top, `${clientHeight}/${scrollHeight}`);
    if (isPushedFromEnd(before, hold.current, near, below)) virtual.scrollToEnd();
    setAtEnd(near);
    const last = uncovered ? lastSeq(rows, virtual, bottom + slack_px) : null;
    if (last === told.current) return;
    told.current = last;
    client.showing(conversation_id, last);
    if (last !== null) setSeen((seen) => Math.max(seen, last));
  };

  useLayoutEffect(() => {
    const unread = rows.findIndex((row) => row.unread);
    hold.current.at_end = unread < 0;
    if (unread >= 0) virtual.scrollToIndex(unread, { align: 'start' });
    else virtual.scrollToEnd();
    // Once: from then on the thread stands where the reader put it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  // After every rendering, since any change of height moves what is on screen.
  useEffect(look);
  useEffect(() => () => client.showing(conversation_id, null), [client, conversation_id]);

  const first = virtual.getVirtualItems()[0]?.index;
  const older = () => {
    // The first rendering draws the top before the thread is brought to its place.
    const at_top = (scroller.current?.scrollTop ?? 0) < near_top_px;
    if (first === 0 && more && at_top) void client.loadOlder(conversation_id);
  };
  // At each chance, and not after every rendering: a try that is refused would make the next.
  // oxlint-disable-next-line react/exhaustive-deps
  useEffect(older, [first, more, chance]);

  // One's own words are always followed, however far up one has scrolled.
  const newest = rows.at(-1)?.line;
  const own_key = newest?.kind === 'outgoing' ? newest.key : undefined;
  useLayoutEffect(() => {
    if (own_key === undefined) return;
    hold.current.at_end = true;
    virtual.scrollToEnd();
  }, [own_key, virtual]);

  const toEnd = () => {
    hold.current.at_end = true;
    virtual.scrollToEnd();
    // The button for it goes away.
    scroller.current?.focus();
  };
  const toIndex = (index: number) => {
    hold.current.at_end = false;
    virtual.scrollToIndex(index, { align: 'center' });
  };
  // Lines beyond the edge are drawn, too, so the first of all may have been there long before the top is near.
  const onScroll = () => {
    look();
    older();
  };
  return { at_end, seen_seq, onScroll, toEnd, toIndex };
}

/** The seq of the last line whose end is above `bottom` (in pixels of the list). */
function lastSeq(
  rows: readonly ThreadRow[],
  virtual: Virtualizer<HTMLDivElement, Element>,
  bottom: number,
): number | null {
  const seen = virtual
    .getVirtualItems()
    .filter(({ end }) => end <= bottom)
    .map(({ index }) => rows[index])
    .findLast((row) => row !== undefined && seqOf(row.line) !== undefined);
  return seen === undefined ? null : (seqOf(seen.line) ?? null);
}
