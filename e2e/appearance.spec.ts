import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';
import { restoreDesign } from './people/restore-design.ts';
import { rgbContrast } from './people/rgb-contrast.ts';
import { test } from './people/test.ts';
import { createVisitor } from './people/visitor.ts';
import { openWebsite } from './servers/open-website.ts';

const colorOf = (of: Locator, property: 'backgroundColor' | 'color') =>
  of.evaluate((element, name) => getComputedStyle(element)[name], property);

// Two people, each with a browser, and a sign-in: on a busy machine that takes its time.
test.describe.configure({ timeout: 150_000 });

// The server is shared with other tests, and they look for the house's own launcher.
test.afterEach(({ request, house }) => restoreDesign(request, house));

test('what the owner chooses is in the preview at once, and on the website once it is saved', async ({
  people,
}) => {
  const agent = await people.agent();
  await agent.designsChat();
  const { page } = agent;
  await page.getByRole('textbox', { name: 'Brand colour', exact: true }).fill('#7a3b8f');
  await page.getByText('Left', { exact: true }).click();
  await page.getByText('With words').click();
  await page.getByRole('textbox', { name: 'Words on the button' }).fill('Ask us');
  await page.getByRole('textbox', { name: 'Greeting' }).fill('Which lamp may it be?');
  const preview = page.frameLocator('iframe');
  await expect(preview.frameLocator('iframe').getByText('Which lamp may it be?')).toBeVisible();
  await preview.getByRole('button', { name: 'Close chat' }).first().click();
  const shown = preview.getByRole('button', { name: 'Ask us' });
  expect(await colorOf(shown, 'backgroundColor')).toBe('rgb(122, 59, 143)');
  await agent.savesDesign();

  const visitor = await people.visitor();
  const launcher = visitor.page.getByRole('button', { name: 'Ask us' });
  await expect(launcher).toBeVisible();
  expect(await colorOf(launcher, 'backgroundColor')).toBe('rgb(122, 59, 143)');
  expect((await launcher.boundingBox())?.x).toBe(20);
  await launcher.click();
  await expect(visitor.chat.getByText('Which lamp may it be?')).toBeVisible();
  await visitor.says('The one that is on the left.');
  await visitor.page.reload();
  await expect(launcher).toBeVisible();
});

test('a script tag has the last word on its page', async ({ people }) => {
  const agent = await people.agent();
  await agent.page.goto('/console/install');
  const line = await agent.page.getByRole('code').innerText();
  const wishes =
    'data-color="#1D4ED8" data-position="left" data-theme="dark" data-launcher="hexagon"';
  const website = await openWebsite(
    'A site of its own',
    line.replace('<script ', `<script ${wishes} `),
  );
  const page = await people.stranger();
  await page.goto(website.url);
  const visitor = createVisitor(page);
  const launcher = page.getByRole('button', { name: 'Open chat' });
  await expect(launcher).toHaveCSS('background-color', 'rgb(29, 78, 216)');
  expect((await launcher.boundingBox())?.x).toBe(20);
  await visitor.opensChat();
  await expect(visitor.chat.locator('html')).toHaveAttribute('data-theme', 'dark');
  const ground = await colorOf(visitor.chat.locator('body'), 'backgroundColor');
  const words = await colorOf(visitor.chat.locator('body'), 'color');
  expect(rgbContrast(ground, 'rgb(0, 0, 0)')).toBeLessThan(2);
  expect(rgbContrast(ground, words)).toBeGreaterThan(7);
  website.close();
});

test('a colour that nobody could read is corrected, and the owner is told', async ({ people }) => {
  const agent = await people.agent();
  await agent.designsChat();
  const { page } = agent;
  await page.getByRole('textbox', { name: 'Brand colour', exact: true }).fill('#fff04d');
  await expect(page.getByText(/^White on #fff04d would be hard to read/u)).toBeVisible();
  await agent.savesDesign();

  const visitor = await people.visitor();
  const launcher = visitor.page.getByRole('button', { name: 'Open chat' });
  await expect(launcher).toBeVisible();
  const ground = await colorOf(launcher, 'backgroundColor');
  expect(ground).not.toBe('rgb(8, 84, 82)');
  expect(rgbContrast(ground, 'rgb(255, 255, 255)')).toBeGreaterThanOrEqual(4.5);
  await visitor.opensChat();
  await visitor.says('Can you read this?');
  await visitor.types('And this?');
  const send = visitor.chat.getByRole('button', { name: 'Send', exact: true });
  const fill = await colorOf(send, 'backgroundColor');
  expect(rgbContrast(fill, await colorOf(send, 'color'))).toBeGreaterThanOrEqual(4.5);
  const { violations } = await new AxeBuilder({ page: visitor.page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the chat is dark where the owner says so, whatever the visitor’s system says', async ({
  people,
}) => {
  const agent = await people.agent();
  await agent.designsChat();
  await agent.page.getByText('Dark', { exact: true }).click();
  await agent.savesDesign();
  const visitor = await people.visitor();
  await visitor.page.emulateMedia({ colorScheme: 'light' });
  await visitor.opensChat();
  const ground = await colorOf(visitor.chat.locator('body'), 'backgroundColor');
  expect(rgbContrast(ground, 'rgb(0, 0, 0)')).toBeLessThan(2);
});

test('whoever leaves with changes is asked, and what is wrong can’t be saved', async ({
  people,
}) => {
  const agent = await people.agent();
  await agent.designsChat();
  const { page } = agent;
  const color = page.getByRole('textbox', { name: 'Brand colour', exact: true });
  await color.fill('teal');
  await expect(page.getByText(/^This is not a colour/u)).toBeVisible();
  await color.press('Enter');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await expect(color).toHaveValue('teal');
  const { href } = new URL(page.url());
  for (const answer of ['Stay', 'Leave']) {
    await page.evaluate(() => history.back());
    await question.waitFor({ timeout: 10_000 });
    expect(page.url()).toBe(href);
    await question.getByRole('button', { name: answer }).click();
    if (answer === 'Stay') await expect(color).toHaveValue('teal');
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
});

test('agents who are no admins can’t change how the chat looks', async ({ people }) => {
  const admin = await people.agent();
  await admin.designsChat();
  const { pathname } = new URL(admin.page.url());
  const colleague = await people.agent('colleague');
  await colleague.page.goto('/console/settings');
  await expect(colleague.page.getByRole('link', { name: /^Team/u })).toBeVisible();
  expect(await colleague.page.getByRole('link', { name: /^Appearance/u }).count()).toBe(0);
  await colleague.page.goto(pathname);
  await expect(colleague.page.getByText('Only admins can change this')).toBeVisible();
});

test('under a strong zoom the settings of the look can be reached, and saved', async ({
  people,
}) => {
  const agent = await people.agent();
  await agent.designsChat();
  const { page } = agent;
  // A desk of 1280 by 1024 px, at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await page.getByRole('textbox', { name: 'Greeting' }).focus();
  await expect(page.getByRole('textbox', { name: 'Greeting' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Save' }).focus();
  await expect(page.getByRole('button', { name: 'Save' })).toBeInViewport({ ratio: 1 });
  const [save, bar] = await Promise.all([
    page.getByRole('button', { name: 'Save' }).boundingBox(),
    page.getByRole('navigation', { name: 'Views' }).boundingBox(),
  ]);
  expect((save?.y ?? 0) + (save?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});
