import type { Browser, BrowserContext, CDPSession, Frame, Page } from '@playwright/test';
import { watchTimes } from './watch-times.ts';

/** A visitor's page, and the means to look into it. */
export interface OpenPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** DevTools, which count from now on. */
  readonly tools: CDPSession;
}

/** A browser profile without a past, and a page in it. */
export async function openPage(browser: Browser): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'en-GB' });
  await watchTimes(context);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  return { context, page, tools };
}

/** Opens the chat as a page does; answers when that was, in ms since 1970. */
export function openChat(page: Page): Promise<number> {
  return page.evaluate(() => {
    const began = performance.timeOrigin + performance.now();
    (window as never as { porchlight: (command: string) => void }).porchlight('open');
    return began;
  });
}

/** The chat's frame, once its composer is there. */
export async function chatFrame(page: Page): Promise<Frame> {
  await page.frameLocator('iframe').locator('textarea').waitFor();
  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (frame === undefined) throw new Error('The page has no frame.');
  return frame;
}

/** Lets everything that is under way come to its end. */
export function comeToRest(page: Page): Promise<void> {
  return page.waitForTimeout(1_000);
}
