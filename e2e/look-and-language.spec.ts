import { expect, type Page } from '@playwright/test';
import { test } from './people/test.ts';

const backgroundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** The scheme of the canvas that the browser paints before the sheet of styles has come. */
const canvasOf = (page: Page) => page.locator('meta[name="color-scheme"]').getAttribute('content');

test('a look that was chosen is there before the console itself', async ({ people }) => {
  const agent = await people.agent();
  const { page } = agent;
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await backgroundOf(page);
  await agent.choosesLook('Dark');
  await expect.poll(() => backgroundOf(page)).not.toBe(light);
  const dark = await backgroundOf(page);

  // The console's own code never comes: what is painted is what the page's head made of it.
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.reload();
  await expect(page.locator('#console')).toBeEmpty();
  expect(await backgroundOf(page)).toBe(dark);
  expect(await canvasOf(page)).toBe('dark');
  await page.unroute('**/assets/index-*.js');

  await page.reload();
  await agent.choosesLook('Like the system');
  await expect.poll(() => backgroundOf(page)).toBe(light);
  await page.reload();
  expect(await canvasOf(page)).toBe('light dark');
});

test('a language that was chosen is spoken from then on', async ({ people }) => {
  const agent = await people.agent();
  const { page } = agent;
  await agent.choosesLanguage('简体中文');
  await expect(page.getByRole('heading', { level: 2, name: '进行中' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: '进行中' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
});
