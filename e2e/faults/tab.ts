import { expect, type Page } from '@playwright/test';
import { type Line, type LineOptions, takeLine } from '../people/line.ts';
import { refuse, type Refused } from './refuse.ts';

/** One tab of a person's browser, and what may befall it. */
export interface Tab {
  readonly line: Line;
  /** Nothing that this tab asks reaches the server; other tabs have their own luck. */
  readonly losesNetwork: () => Promise<void>;
  readonly findsNetwork: () => void;
  /** It is shut while everything in it was at work. */
  readonly shuts: () => Promise<void>;
  /** Its process dies, so that nothing in it can put anything in order. Chromium only. */
  readonly crashes: () => Promise<void>;
  /** It stands still from one moment to the next, and keeps every lock it has. Chromium only. */
  readonly hangs: () => Promise<void>;
  /** It goes on after `hangs`. */
  readonly goesOn: () => Promise<void>;
  /** The browser asks before the page is left; the person stays. */
  readonly isAskedBeforeLeaving: () => Promise<void>;
  /** It is shut as people do it, and the browser asks nothing. */
  readonly leavesUnasked: () => Promise<void>;
}

/** What a tab is like. */
export interface TabOptions extends LineOptions {
  /** What the browser refuses to its pages. */
  readonly refuses?: readonly Refused[];
}

/** Takes a tab in hand. Must be done before its page is opened. */
export async function takeTab(page: Page, options: TabOptions = {}): Promise<Tab> {
  const line = await takeLine(page, options);
  await refuse(page, options.refuses ?? []);
  let isAlone = false;
  await page.route('**/api/**', (route) => (isAlone ? route.abort() : route.fallback()));
  let goOn: () => Promise<unknown> = () => Promise.resolve();
  const session = () => page.context().newCDPSession(page);
  return {
    line,
    async losesNetwork() {
      isAlone = true;
      await line.cuts();
    },
    findsNetwork() {
      isAlone = false;
      line.mends();
    },
    shuts: () => page.close(),
    async crashes() {
      const crashed = page.waitForEvent('crash');
      // The browser has nobody left to answer for.
      void (await session()).send('Page.crash').catch(() => {});
      await crashed;
    },
    async hangs() {
      const cdp = await session();
      await cdp.send('Debugger.enable');
      const paused = new Promise<void>((resolve) => cdp.once('Debugger.paused', () => resolve()));
      await cdp.send('Debugger.pause');
      await paused;
      goOn = () => cdp.send('Debugger.disable');
    },
    goesOn: async () => void (await goOn()),
    async isAskedBeforeLeaving() {
      const asked = page.waitForEvent('dialog');
      void page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
    },
    async leavesUnasked() {
      const questions: string[] = [];
      page.on('dialog', (dialog) => {
        questions.push(dialog.type());
        void dialog.accept();
      });
      await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
      expect(questions).toEqual([]);
    },
  };
}

/** How many lines these tabs have to the server, all together. */
export function countLines(...tabs: readonly Tab[]): number {
  return tabs.reduce((sum, { line }) => sum + line.count(), 0);
}
