import { expect, test } from '@playwright/test';
import { openDevPages } from './servers/open-dev-pages.ts';

// Storybook loads a page of its own around each of ours, and on a busy machine takes its time.
test.describe.configure({ timeout: 300_000 });

test('four clicks lead from the first dev page to the failed message, in dark Arabic on a phone @long', async ({
  page,
}) => {
  const pages = await openDevPages();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(pages.url);
  const shown = page.frameLocator('#storybook-preview-iframe');
  await shown.getByRole('radio', { name: 'Dark' }).click();
  await shown.getByRole('radio', { name: 'العربية' }).click();
  await shown.getByRole('radio', { name: 'Phone' }).click();
  await shown
    .getByRole('heading', { name: 'Widget · Screens · On the way out' })
    .locator('..')
    .getByRole('link', { name: 'Failed Message' })
    .click();

  await expect(shown.getByRole('alert')).toContainText('لم تُرسل', { timeout: 200_000 });
  const root = shown.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect(root).toHaveAttribute('dir', 'rtl');
  expect(await root.evaluate(() => innerWidth)).toBe(375);
  pages.close();
});
