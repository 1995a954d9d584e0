import type { Browser, Page } from '@playwright/test';
import { chatFrame, comeToRest, openChat, openPage } from './open-page.ts';
import { readTimes } from './watch-times.ts';

/** From what state the chat is opened, and how much slower than here the machine is made. */
export const waysToOpen = [
  { name: 'cold', past: 'none', slowdown: 1 },
  { name: 'cold', past: 'none', slowdown: 4 },
  { name: 'warm: all in the cache', past: 'cache', slowdown: 1 },
  { name: 'warm: all in the cache', past: 'cache', slowdown: 4 },
  { name: 'awake: there was a chat', past: 'chat', slowdown: 1 },
  { name: 'awake: there was a chat', past: 'chat', slowdown: 4 },
] as const;
export type Way = (typeof waysToOpen)[number];

/** How an opening went, in ms from the call. */
export interface Opening {
  readonly way: Way;
  readonly painted: number;
  readonly usable: number;
  /** Tasks of more than 50 ms on the host page. */
  readonly host_long: readonly number[];
  readonly frame_long: readonly number[];
  /** The sum of what moved by itself inside the frame. */
  readonly shift: number;
}

/** Opens the chat once, in a profile of its own. */
export async function measureOpening(browser: Browser, origin: string, way: Way): Promise<Opening> {
  const { context, page, tools } = await openPage(browser);
  if (way.past !== 'none') await openBefore(page, origin, way.past === 'chat');
  await tools.send('Emulation.setCPUThrottlingRate', { rate: way.slowdown });
  await page.goto(origin);
  await page.getByRole('button', { name: 'Open chat' }).waitFor();
  await comeToRest(page);
  const began = await openChat(page);
  const frame = await chatFrame(page);
  await comeToRest(page);
  const [host, inside] = [await readTimes(page.mainFrame()), await readTimes(frame)];
  await context.close();
  return {
    way,
    painted: Math.max(inside.painted ?? 0, inside.seen ?? 0) - began,
    usable: Math.max(inside.usable ?? 0, inside.seen ?? 0) - began,
    host_long: host.long,
    frame_long: inside.long,
    shift: inside.shifts.reduce((total, each) => total + each, 0),
  };
}

/** Leaves a past: what the browser keeps of what it was sent; and where there was a chat, the host page's mark. */
async function openBefore(page: Page, origin: string, keeps_mark: boolean): Promise<void> {
  await page.goto(origin);
  await page.getByRole('button', { name: 'Open chat' }).waitFor();
  await openChat(page);
  await chatFrame(page);
  await comeToRest(page);
  if (!keeps_mark) await page.evaluate(() => localStorage.clear());
}
