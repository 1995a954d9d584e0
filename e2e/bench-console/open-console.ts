import type { Browser, CDPSession, Page } from '@playwright/test';
import type { House } from '../servers/house.ts';
import type { Findings } from './findings.ts';
import { addProbe, timeOfLoading, timeUntil, type Sight, type Taken } from './probe.ts';

/** The console of the house's admin, with means to look into it. */
export interface Console {
  readonly page: Page;
  readonly tools: CDPSession;
}

/** The list of conversations. */
export const list = 'ul[aria-label="Conversations"]';
/** The messages of the conversation that is open. */
export const thread = '[role="log"]';

const loads = 5;

/** Signs in, in a browser profile without a past, and loads the list of all conversations some times. `newest` stands in it. */
export async function openConsole(
  browser: Browser,
  { url, admin }: Pick<House, 'url' | 'admin'>,
  newest: string,
): Promise<{ readonly desk: Console; readonly opening: Findings }> {
  const viewport = { width: 1_440, height: 900 };
  const context = await browser.newContext({ locale: 'en-GB', viewport });
  const sight: Sight = { selector: list, text: newest };
  await addProbe(context, sight);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  await page.goto(`${url}/console/all`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
  const signing_in = await timeUntil(page, sight, () => signIn.click());
  const loading: Taken[] = [];
  for (let load = 0; load < loads; load += 1) {
    await comeToRest(page);
    await page.goto(`${url}/console/all`);
    loading.push(await timeOfLoading(page));
  }
  await comeToRest(page);
  const waits = [
    { what: 'sign in, until the list is there', taken: [signing_in] },
    { what: 'load the page anew, until the list is there', taken: loading },
  ];
  return { desk: { page, tools }, opening: { waits, motions: [], heaps: [] } };
}

/** Lets everything that is under way come to its end. */
export function comeToRest(page: Page, ms = 1_000): Promise<void> {
  return page.waitForTimeout(ms);
}
