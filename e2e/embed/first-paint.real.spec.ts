import { expect } from '@playwright/test';
import { test } from '../people/test.ts';

test('an opening chat says whose it is before its script has run, and nothing in it moves', async ({
  people,
  house,
}) => {
  // Whose face it is the connection tells; the room for it is there before. Whoever was here in another test goes first.
  await people.agent();
  const page = await people.stranger();
  const frame = async () =>
    (await page.request.get(`/widget/frame?inbox=${house.inbox_key}`)).text();
  await expect.poll(frame).toContain('.faces:empty{display:block;inline-size:36px;');
  await page.addInitScript(() => {
    if (window === top) return;
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    // The greeting between them may change by itself: somebody comes, or goes.
    const frame = '.header, .composer, [aria-busy]';
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
  const place = await title.boundingBox();
  go();
  await expect(chat.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
  await expect(title).toHaveText(before ?? '');
  // What comes in its place is another element, which a browser doesn't count as moved.
  await expect(chat.locator('.header.lit')).toBeVisible();
  expect(await title.boundingBox()).toMatchObject({ x: place?.x, y: place?.y });
  await expect(chat.getByRole('heading', { level: 2 })).toBeVisible();
  const shifts = await page
    .frames()[1]
    ?.evaluate(() => (window as never as { shifts: string[] }).shifts);
  expect(shifts).toEqual([]);
});
