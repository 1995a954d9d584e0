import type { BrowserContext, Frame } from '@playwright/test';

/** What a document writes down of itself, in ms since 1970. */
export interface Times {
  /** The first thing was painted. */
  readonly painted?: number;
  /** There was a composer, and a frame to show it in. */
  readonly usable?: number;
  /** The document came to be seen. */
  readonly seen?: number;
  /** Tasks of its own of more than 50 ms: how long each took. */
  readonly long: readonly number[];
  /** What moved by itself: the score of each shift. */
  readonly shifts: readonly number[];
}

/** Lets every document of a browser profile write down its times, from its first line on. */
export async function watchTimes(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const times: { -readonly [Key in keyof Times]: Times[Key] } & Record<
      'long' | 'shifts',
      number[]
    > = { long: [], shifts: [] };
    Object.assign(window, { times });
    const at = (moment: number) => performance.timeOrigin + moment;
    const observe = (type: string, see: (entry: PerformanceEntry) => unknown) =>
      new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
        type,
        buffered: true,
      });
    observe('paint', ({ startTime }) => (times.painted ??= at(startTime)));
    observe('longtask', ({ name, duration }) => name === 'self' && times.long.push(duration));
    observe('layout-shift', (entry) =>
      times.shifts.push((entry as never as { value: number }).value),
    );
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) times.seen ??= at(entry.time);
    });
    const look = () => {
      if (document.documentElement === null) return;
      seen.observe(document.documentElement);
      if (document.querySelector('textarea') === null) return;
      changes.disconnect();
      requestAnimationFrame(() => (times.usable = at(performance.now())));
    };
    const changes = new MutationObserver(look);
    changes.observe(document, { childList: true, subtree: true });
  });
}

/** What a document has written down until now. */
export function readTimes(frame: Frame): Promise<Times> {
  return frame.evaluate(() => (window as never as { times: Times }).times);
}
