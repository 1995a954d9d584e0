import { expect } from '@playwright/test';
import { test } from './people/test.ts';

test('an agent works through the list without a mouse', async ({ people }) => {
  const agent = await people.agent();
  const [mia, noor] = [await people.visitor(), await people.visitor()];
  await mia.opensChat();
  await mia.says('Mia, by keyboard.');
  await noor.opensChat();
  await noor.says('Noor, by keyboard.');
  await agent.seesInList('Noor, by keyboard.');
  const { page } = agent;
  const { keyboard } = page;

  // The newest is first, so the second step down is Mia.
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('Enter');
  await agent.sees('Mia, by keyboard.');
  await keyboard.press('r');
  await keyboard.type('An answer by keyboard.');
  await keyboard.press('Enter');
  await mia.sees('An answer by keyboard.');
  await keyboard.press('Escape');

  // What was answered is now the newest, once the list has heard of it.
  const list = page.getByRole('list', { name: 'Conversations' });
  await expect(list.getByRole('link').first()).toContainText('An answer by keyboard.');
  await keyboard.press('k');
  await keyboard.press('j');
  await keyboard.press('Enter');
  await agent.sees('Noor, by keyboard.');
  await keyboard.press('n');
  await keyboard.type('A note by keyboard.');
  await keyboard.press('Enter');
  await agent.sees('A note by keyboard.');
  await keyboard.press('Escape');
  await keyboard.press('e');
  await agent.sees('You resolved the conversation');

  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toBeVisible();
  await keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('an agent gets past the navigation by one key', async ({ people }) => {
  const { page } = await people.agent();
  await page.goto('/console/settings/agents');
  const title = page.getByRole('heading', { level: 1, name: 'Team' });
  await expect(title).toBeVisible();
  const skip = page.getByRole('button', { name: 'Skip to content' });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(title).toBeFocused();
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Add agent' })).toBeFocused();
});

test('an agent turns off the keys that are pressed alone', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Dictated, not typed.');
  await agent.opens('Dictated, not typed.');
  const { page } = agent;
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Off', { exact: true }).click();
  await expect(help.getByRole('radio', { name: 'Off' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.type('e?');
  // The palette is opened by a key that is held, and there it is again.
  await agent.commands('keyb', 'Keyboard shortcuts');
  await expect(help).toBeVisible();
  await help.getByText('On', { exact: true }).click();
  await page.keyboard.press('Escape');
  await agent.seesNothingOf('You resolved the conversation');
  await page.keyboard.press('e');
  await agent.sees('You resolved the conversation');
});

test('a visitor opens the chat, writes and leaves it without a mouse', async ({ people }) => {
  const visitor = await people.visitor('/demo/host-page.html');
  const { page } = visitor;
  const launcher = page.getByRole('button', { name: /^Open chat/u });
  await launcher.focus();
  await page.keyboard.press('Enter');
  await expect(visitor.chat.getByRole('textbox', { name: 'Message', exact: true })).toBeFocused();
  await page.keyboard.type('Hello, by keyboard.');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('On two lines.');
  await page.keyboard.press('Enter');
  await visitor.sees('On two lines.');
  await page.keyboard.press('Escape');
  await expect(launcher).toBeFocused();
});

test('where the chat covers the page, Tab goes round in it', async ({ people }) => {
  const visitor = await people.visitor('/demo/host-page.html');
  const { page, chat } = visitor;
  // A phone, or a desk under 400 %.
  await page.setViewportSize({ width: 320, height: 480 });
  await visitor.opensChat();
  const composer = chat.getByRole('textbox', { name: 'Message', exact: true });
  await expect(composer).toBeFocused();
  await expect(chat.getByRole('button', { name: 'Add files' })).toBeVisible();
  const part = page.waitForResponse(/go-round[^/]*\.js/u);
  await page.keyboard.press('Tab');
  await part;
  const stops = ['Emoji', 'Send', 'Menu', 'Close chat'];
  for (const name of stops) {
    await page.keyboard.press('Tab');
    await expect(chat.getByRole('button', { name })).toBeFocused();
  }
  for (const name of stops.toReversed().slice(1)) {
    await page.keyboard.press('Shift+Tab');
    await expect(chat.getByRole('button', { name })).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Open chat/u })).toBeFocused();
});

test('in a low window the menu scrolls to its end', async ({ people }) => {
  const visitor = await people.visitor('/demo/host-page.html');
  const { page, chat } = visitor;
  await page.setViewportSize({ width: 568, height: 320 });
  await visitor.opensChat();
  await visitor.says('From a phone on its side.');
  await chat.getByRole('button', { name: 'Menu' }).click();
  const menu = chat.getByRole('menu');
  await menu.hover();
  await page.mouse.wheel(0, 600);
  await expect(menu.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 });
});

test('Escape gives up what is still being fetched, and does not leave the conversation', async ({
  people,
}) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Slow lines everywhere.');
  const { page } = agent;
  let flows = (): void => undefined;
  const flowing = new Promise<void>((resolve) => {
    flows = resolve;
  });
  await page.route(/(?:emoji-picker|message-details|menu-popup)[^/]*\.js/u, async (route) => {
    await flowing;
    await route.continue();
  });
  await agent.opens('Slow lines everywhere.');
  for (const name of [/^Emoji$/u, /Details$/u, /^Not assigned$/u]) {
    await page.getByRole('button', { name }).first().click();
    await page.keyboard.press('Escape');
  }
  flows();
  await agent.sees('Slow lines everywhere.');
  // What was fetched after all is there for the next time, and shut until then.
  const emoji = page.getByRole('dialog', { name: 'Emoji' });
  await expect(emoji).toBeHidden();
  await page.getByRole('button', { name: 'Emoji' }).click();
  await expect(emoji).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(emoji).toBeHidden();
  await agent.sees('Slow lines everywhere.');
});

test('a screen reader is told what is new, and not what comes into sight', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  for (let turn = 1; turn <= 16; turn += 1) await visitor.says(`Told ${turn}\n`.repeat(6));
  await agent.opens('Told 16');
  const { page } = agent;
  const log = page.getByRole('log');
  // Says something, and so stands at the end.
  await agent.says('I am here.');
  await expect(log).toHaveAttribute('aria-live', 'polite');
  await log.press('Home');
  await expect(log).toHaveAttribute('aria-live', 'off');
  await visitor.says('Are you there?');
  const below = page.getByRole('button', { name: '1 new message' });
  await expect(below.locator('[aria-live=polite]')).toHaveText('1 new message');
  await below.press('Enter');
  await agent.sees('Are you there?');
  await expect(log).toHaveAttribute('aria-live', 'polite');
});

test('an agent who goes to the message that was answered goes on from there, and comes back', async ({
  people,
}) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  const { page } = agent;
  await visitor.opensChat();
  await visitor.says('Which lamp is the brightest?');
  await agent.opens('Which lamp is the brightest?');
  await page.getByRole('button', { name: /Details$/u }).click();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  for (let turn = 1; turn <= 16; turn += 1) await visitor.says(`Line ${turn}\n`.repeat(6));
  await agent.says('The Moth, by far.');
  const { keyboard } = page;
  const quote = page.getByRole('button', { name: /^In reply to /u });
  await quote.press('Enter');
  const question = page.getByRole('article').filter({ hasText: 'Which lamp is the brightest?' });
  await expect(question).toBeFocused();
  await expect(quote).toBeHidden();
  await keyboard.press('Tab');
  await expect(question.getByRole('button', { name: /Details$/u })).toBeFocused();
  const back = page.getByRole('button', { name: 'Back to the reply' });
  await back.press('Enter');
  await expect(page.getByRole('article').filter({ hasText: 'The Moth' })).toBeFocused();
  await expect(back).toBeHidden();
  await quote.press('Enter');
  await expect(question).toBeFocused();
  await page.getByRole('textbox', { name: /^Reply to /u }).focus();
  await back.click();
  await page.getByRole('log').hover();
  await page.mouse.wheel(0, -3000);
  const newest = page.getByRole('button', { name: 'Newest message' });
  await newest.press('Enter');
  await expect(newest).toBeHidden();
  await expect(page.getByRole('log')).toBeFocused();
});
