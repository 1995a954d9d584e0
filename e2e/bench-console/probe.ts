import type { BrowserContext, Page } from '@playwright/test';

/** What an action came to on the page, in ms. */
export interface Taken {
  /** From the input that did it, or the moment told, until what was waited for had been painted. */
  readonly painted: number;
  /** The longest task meanwhile; 0 where none was of more than 50 ms. */
  readonly longest: number;
}

/** What is waited for: a text inside the first element that fits. */
export interface Sight {
  readonly selector: string;
  readonly text: string;
}

/** How frames followed one another. */
export interface Frames {
  /** From each to the next, in ms. */
  readonly gaps: readonly number[];
  /** Tasks of more than 50 ms. */
  readonly long: readonly number[];
}

interface Probe {
  /** Waits for a sight from the next click or key press on. */
  readonly arm: (sight: Sight) => void;
  /** What it took; from a moment in ms since 1970, where one is given. */
  readonly taken: (since?: number) => Promise<Taken>;
  readonly watchFrames: () => void;
  readonly frames: () => Promise<Frames>;
  /** From each letter until a frame had been painted; forgotten when they are told. */
  readonly letters: () => Promise<readonly Taken[]>;
}

/** Does something, and answers how long it took from its last click or key press until it was seen. */
export async function timeUntil(
  page: Page,
  sight: Sight,
  act: () => Promise<unknown>,
): Promise<Taken> {
  await page.evaluate((wanted) => (window as never as { probe: Probe }).probe.arm(wanted), sight);
  const since = await act();
  return page.evaluate(
    (from) => (window as never as { probe: Probe }).probe.taken(from),
    typeof since === 'number' ? since : undefined,
  );
}

/** How frames followed one another while something was done. */
export async function framesWhile(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => (window as never as { probe: Probe }).probe.watchFrames());
  await act();
  return page.evaluate(() => (window as never as { probe: Probe }).probe.frames());
}

/** From its beginning until the page had painted what it was to show first. */
export function timeOfLoading(page: Page): Promise<Taken> {
  return page.evaluate(() =>
    (window as never as { probe: Probe }).probe.taken(performance.timeOrigin),
  );
}

/** Types into what has the focus; answers how long each letter took to be painted. */
export async function timeLetters(page: Page, text: string): Promise<readonly Taken[]> {
  const letters = () => page.evaluate(() => (window as never as { probe: Probe }).probe.letters());
  await letters();
  await page.keyboard.type(text, { delay: 40 });
  return letters();
}

/** Lets every page of a browser profile be watched, from its first line on; `first` is what a page is to show first. */
export async function addProbe(context: BrowserContext, first: Sight): Promise<void> {
  await context.addInitScript((shown_first) => {
    const long: PerformanceEntry[] = [];
    new PerformanceObserver((list) => long.push(...list.getEntries())).observe({
      type: 'longtask',
      buffered: true,
    });
    let input = 0;
    let seen: Promise<number> | undefined;
    const note = ({ timeStamp }: Event) => (input ||= timeStamp);
    for (const type of ['click', 'keydown'])
      addEventListener(type, note, { capture: true, passive: true });
    const nextFrame = () => new Promise<number>(requestAnimationFrame);
    // A frame is painted right after its callbacks; another task comes only then.
    const painted = async () => {
      await nextFrame();
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve());
        port1.start();
        port2.postMessage(null);
      });
      return performance.now();
    };
    // Long tasks are told late.
    const toldAll = () => new Promise((resolve) => setTimeout(resolve, 100));
    const longSince = async (from: number, to: number) => {
      await toldAll();
      return long
        .filter(({ startTime, duration }) => startTime + duration > from && startTime < to)
        .map(({ duration }) => duration);
    };
    let letters: Promise<Taken>[] = [];
    const letter = async ({ timeStamp }: Event): Promise<Taken> => {
      const end = await painted();
      return {
        painted: end - timeStamp,
        longest: Math.max(0, ...(await longSince(timeStamp, end))),
      };
    };
    addEventListener('input', (event) => letters.push(letter(event)), { capture: true });
    let gaps: number[] = [];
    let began = 0;
    let watching = false;
    const probe: Probe = {
      arm: ({ selector, text }) => {
        input = 0;
        seen = new Promise((resolve, reject) => {
          setTimeout(() => reject(new Error(`“${text}” was not seen`)), 60_000);
          const look = () => {
            const isThere = document.querySelector(selector)?.textContent.includes(text);
            if (isThere !== true) return;
            changes.disconnect();
            resolve(painted());
          };
          const changes = new MutationObserver(look);
          changes.observe(document, { childList: true, subtree: true, characterData: true });
          look();
        });
      },
      taken: async (since) => {
        const end = (await seen) ?? 0;
        const from = since === undefined ? input : since - performance.timeOrigin;
        return { painted: end - from, longest: Math.max(0, ...(await longSince(from, end))) };
      },
      watchFrames: () => {
        gaps = [];
        began = performance.now();
        watching = true;
        const watch = (before: number) =>
          requestAnimationFrame((now) => {
            if (!watching) return;
            gaps.push(now - before);
            watch(now);
          });
        requestAnimationFrame(watch);
      },
      frames: async () => {
        watching = false;
        return { gaps, long: await longSince(began, performance.now()) };
      },
      letters: () => {
        const told = Promise.all(letters);
        letters = [];
        return told;
      },
    };
    Object.assign(window, { probe });
    probe.arm(shown_first);
  }, first);
}
