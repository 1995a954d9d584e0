import { expect, type Locator } from '@playwright/test';
import { tokenColours, toHex, type Contrast, type Theme } from '@porchlight/design/sheet';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from './people/test.ts';

const sheet = readFileSync(
  fileURLToPath(import.meta.resolve('@porchlight/design/tokens.css')),
  'utf8',
);

/** The colour of a token as `rgb(…)`, the way a browser says it. */
function shown(token: string, theme: Theme, contrast: Contrast): string {
  const colour = tokenColours(sheet, theme, contrast).get(token);
  if (colour === undefined) throw new Error(`${token} is no colour`);
  const [, ...parts] = /^#(..)(..)(..)$/.exec(toHex(colour)) ?? [];
  return `rgb(${parts.map((part) => parseInt(part, 16)).join(', ')})`;
}

/** What the browser makes of a token at an element, with the colour painted, so that every notation reads alike. */
function paints(element: Locator, token: string): Promise<string> {
  return element.evaluate((host, name) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    host.append(probe);
    if (canvas) canvas.fillStyle = getComputedStyle(probe).color;
    canvas?.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
    probe.remove();
    return `rgb(${red}, ${green}, ${blue})`;
  }, token);
}

test('the chat fetches high contrast for those who ask for it, and for nobody else', async ({
  people,
}) => {
  const visitor = await people.visitor();
  const fetched: string[] = [];
  visitor.page.on('request', (request) => fetched.push(request.url()));
  await visitor.opensChat();
  const body = visitor.chat.locator('body');
  expect(await paints(body, '--pl-text-muted')).toBe(shown('--pl-text-muted', 'light', 'normal'));
  expect(fetched.filter((url) => url.includes('more-contrast'))).toEqual([]);

  await visitor.page.emulateMedia({ contrast: 'more' });
  await expect
    .poll(() => paints(body, '--pl-text-muted'))
    .toBe(shown('--pl-text-muted', 'light', 'more'));
  await visitor.page.emulateMedia({ contrast: 'no-preference' });
  expect(await paints(body, '--pl-text-muted')).toBe(shown('--pl-text-muted', 'light', 'normal'));
});

test('theme and contrast hold for the page, and for any element that has them', async ({
  people,
}) => {
  const { page } = await people.agent();
  const nav = page.getByRole('navigation').first();
  const words = (at: Locator) => paints(at, '--pl-text-muted');
  expect(await words(nav)).toBe(shown('--pl-text-muted', 'light', 'normal'));

  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  expect(await words(nav)).toBe(shown('--pl-text-muted', 'dark', 'more'));
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  await nav.evaluate((element) => element.setAttribute('data-contrast', 'more'));
  expect(await words(nav)).toBe(shown('--pl-text-muted', 'light', 'more'));
  expect(await words(page.locator('body'))).toBe(shown('--pl-text-muted', 'light', 'normal'));
  await nav.evaluate((element) => element.setAttribute('data-theme', 'dark'));
  expect(await words(nav)).toBe(shown('--pl-text-muted', 'dark', 'more'));
});

test('one token changes the brand everywhere', async ({ people }) => {
  const { page } = await people.agent();
  const body = page.locator('body');
  const tokens = ['--pl-brand', '--pl-brand-hover', '--pl-brand-soft', '--pl-bubble-own'];
  const before = await Promise.all(tokens.map((token) => paints(body, token)));
  await page.evaluate(() =>
    document.documentElement.style.setProperty('--pl-brand-seed', 'rebeccapurple'),
  );
  const after = await Promise.all(tokens.map((token) => paints(body, token)));
  expect(after[0]).toBe('rgb(102, 51, 153)');
  for (const [index, colour] of after.entries()) expect(colour).not.toBe(before[index]);
});

/** What is around it, and under it. */
const drawn = (at: Locator) =>
  at.evaluate((element) => {
    const { borderTopStyle, backgroundColor } = getComputedStyle(element);
    return { edge: borderTopStyle, ground: backgroundColor };
  });

test('where the system chooses the colours, what is chosen and whose words are whose still shows', async ({
  people,
}) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.page.emulateMedia({ forcedColors: 'active' });
  await agent.page.emulateMedia({ forcedColors: 'active' });
  await visitor.opensChat();
  await visitor.says('Do you have lamps in black and white?');
  await agent.opens('Do you have lamps in black and white?');

  const bubble = visitor.chat.locator('.bubble');
  await expect.poll(async () => (await drawn(bubble)).edge).toBe('solid');
  const tab = (name: string) => agent.page.getByRole('tab', { name });
  const plain = await drawn(tab('Note'));
  expect((await drawn(tab('Reply'))).ground).not.toBe(plain.ground);
  await tab('Note').click();
  await expect.poll(async () => (await drawn(tab('Note'))).ground).not.toBe(plain.ground);
  await expect.poll(() => drawn(tab('Reply'))).toEqual(plain);
  const view = (name: string) => agent.page.getByRole('link', { name });
  expect((await drawn(view('Open'))).ground).not.toBe((await drawn(view('Mine'))).ground);
});
