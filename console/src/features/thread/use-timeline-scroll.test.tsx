import type { Virtualizer } from '@tanstack/react-virtual';
import { act, useRef } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { useTimelineScroll } from './use-timeline-scroll.ts';

let desk: FrontDesk;
let screen: Rendered;

/** A thread of which the first line is drawn, though it is far above what is seen. */
const virtual = {
  getVirtualItems: () => [{ index: 0, end: 0 }],
  scrollToEnd: () => undefined,
} as unknown as Virtualizer<HTMLDivElement, Element>;

function Thread() {
  const scroller = useRef<HTMLDivElement>(null);
  const options = { conversation_id: 'c', rows: [], uncovered: true, more: true, chance: '' };
  const { onScroll } = useTimelineScroll({ ...options, virtual, scroller });
  return (
    <div
      role="log"
      ref={(box) => {
        scroller.current = box;
        if (box && box.scrollTop === 0) box.scrollTop = 600;
      }}
      onScroll={onScroll}
    />
  );
}

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await screen.leaves();
  desk.client.close();
});

it('fetches older lines once the top is near, not only when the first line is drawn', async () => {
  const loadOlder = vi.spyOn(desk.client, 'loadOlder').mockResolvedValue();
  screen = await desk.shows(<Thread />);
  const log = screen.get('[role="log"]');
  const scrolls = (top: number) =>
    act(async () => {
      log.scrollTop = top;
      log.dispatchEvent(new Event('scroll'));
    });
  expect(loadOlder).not.toHaveBeenCalled();
  await scrolls(500);
  expect(loadOlder).not.toHaveBeenCalled();
  await scrolls(300);
  expect(loadOlder).toHaveBeenCalledExactlyOnceWith('c');
});
