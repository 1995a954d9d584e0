import { expect } from '@playwright/test';
import { test } from '../people/test.ts';

test('an opening chat says whose it is before its script has run, and nothing in it moves', async ({
  people,
}) => {
  const page = await people.stranger();
  await page.addInitScript(() => {
    if (window === top) return;
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    // The greeting between them may change by itself: somebody comes, or goes. So may a header in which somebody's face is,
    // which only the connection tells of.
    const frame = '.header:not(.lit), .composer, [aria-busy]';
    type Shift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null }[] };
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as Shift[])
        for (const { node } of sources)
          if (node instanceof Element && node.closest(frame)) shifts.push(node.className);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let go = () => {};
  const script = new Promise<void>((resolve) => (go = resolve));
  await page.route('**/widget/assets/frame-*.js', async (route) => {
    await script;
    await route.continue();
  });
  await page.goto('/demo');
  await page.getByRole('button', { name: 'Open chat' }).click();
  const chat = page.frameLocator('iframe');
  const title = chat.getByRole('heading', { level: 1 });
  await expect(title).not.toBeEmpty();
  const before = await title.textContent();
  go();
  await expect(chat.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
  await expect(title).toHaveText(before ?? '');
  await expect(chat.getByRole('heading', { level: 2 })).toBeVisible();
  const shifts = await page
    .frames()[1]
    ?.evaluate(() => (window as never as { shifts: string[] }).shifts);
  expect(shifts).toEqual([]);
});
