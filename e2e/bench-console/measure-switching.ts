import type { Page } from '@playwright/test';
import { comeToRest, list, thread } from './open-console.ts';
import { timeUntil, type Taken } from './probe.ts';
import { markOf } from './seed-house.ts';

const pause_ms = 300;

/** Clicks the rows of these short conversations in turn; they must be in sight. */
export async function clickThrough(page: Page, numbers: readonly number[]): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const number of numbers) taken.push(await clickRow(page, markOf(number)));
  return taken;
}

/** Goes to the conversations below the one that has the focus by `j` and Enter. */
export async function stepThrough(page: Page, numbers: readonly number[]): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const number of numbers) {
    await page.keyboard.press('j');
    await comeToRest(page, pause_ms);
    const sight = { selector: thread, text: markOf(number) };
    taken.push(await timeUntil(page, sight, () => page.keyboard.press('Enter')));
  }
  return taken;
}

/** Goes to the long thread from a short one, and back, some times. `newest` is the long one's last line. */
export async function goToAndFro(
  page: Page,
  newest: string,
  short: number,
): Promise<{ readonly to: readonly Taken[]; readonly from: readonly Taken[] }> {
  const [to, from]: [Taken[], Taken[]] = [[], []];
  for (let turn = 0; turn < 5; turn += 1) {
    from.push(await clickRow(page, markOf(short)));
    to.push(await clickRow(page, newest));
  }
  return { to, from };
}

/** Clicks the row that has these words, and waits for them in the thread. */
async function clickRow(page: Page, words: string): Promise<Taken> {
  const row = page.locator(list).getByRole('link').filter({ hasText: words }).first();
  const taken = await timeUntil(page, { selector: thread, text: words }, () => row.click());
  await comeToRest(page, pause_ms);
  return taken;
}
