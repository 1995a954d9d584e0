import { expect, type Page } from '@playwright/test';
import { createAgent } from './people/agent.ts';
import { createVisitor } from './people/visitor.ts';
import { test } from './people/test.ts';
import { openSite } from './servers/open-site.ts';

/** A page of the house with the chat of this inbox on it. */
async function opensPageOf(page: Page, inbox_key: string): Promise<void> {
  const html = `<!doctype html><html lang="en"><title>A page</title><h1>A page</h1>
    <script async src="/widget.js" data-inbox="${inbox_key}"></script></html>`;
  await page.route('**/some-page', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto('/some-page');
}

test('an unknown inbox key tells the visitor that there is no chat', async ({ people }) => {
  const page = await people.stranger();
  await opensPageOf(page, 'no-such-key');
  await page.getByRole('button', { name: /^Open chat/u }).click();
  await expect(
    page.frameLocator('iframe').getByText(/website’s owner|your website/u),
  ).toBeVisible();
  // There is always a way back to the page, on a telephone too, where the chat fills the screen.
  await page.setViewportSize({ width: 375, height: 720 });
  const inside = page.frameLocator('iframe').getByRole('button', { name: 'Close chat' });
  const launcher = page.getByRole('button', { name: 'Close chat' });
  await ((await inside.count()) > 0 ? inside : launcher).click();
  await expect(page.getByRole('button', { name: /^Open chat/u })).toBeVisible();
});

test('a text over the limit says so, is not sent, and is kept', async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  const text = 'a lamp '.repeat(1_500);
  const composer = visitor.chat.getByRole('textbox', { name: 'Message', exact: true });
  await composer.fill(text);
  await expect(visitor.chat.getByText('Too long by 500 characters')).toBeVisible();
  await composer.press('Enter');
  await expect(composer).toHaveValue(text);
});

test('a wrong password is answered in a sentence, and nothing typed is lost', async ({
  people,
  house,
}) => {
  const page = await people.stranger();
  await page.goto('/console');
  const email = page.getByRole('textbox', { name: 'E-mail' });
  const password = page.getByLabel('Password', { exact: true });
  await email.fill(house.admin.email);
  await password.fill(house.wrong_password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('don’t go together');
  await expect(email).toHaveValue(house.admin.email);
  await expect(password).toHaveValue(house.wrong_password);
});

test('a session that ends elsewhere leads to sign-in and back to the unsent words', async ({
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('A question about sessions.');
  const agent = await people.agent();
  await agent.opens('A question about sessions.');
  await agent.types('An answer that must not be lost');
  const { page } = agent;
  const ended = await page.request.delete('/api/v2/sessions/current', {
    headers: { 'x-porchlight': '1' },
  });
  expect(ended.status()).toBe(204);
  await expect(page.getByText(/Your session has ended/u)).toBeVisible();
  await agent.signsInHere();
  await agent.seesDraft('An answer that must not be lost');
});

test('a link to a conversation that is not there, or not theirs, says so', async ({ people }) => {
  const agent = await people.agent();
  await agent.page.goto('/console/all/0198c0de-0000-7000-8000-000000000bad');
  await expect(agent.page.getByText('This conversation doesn’t exist')).toBeVisible();
});

test('a website that the inbox does not allow gets a sentence instead of a chat', async ({
  people,
  house,
}) => {
  const admin = await people.agent();
  await admin.allowsWebsites(['https://elsewhere.example']);
  const site = await openSite(() => ({
    html: `<!doctype html><html lang="en"><title>Lamps</title><script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}"></script></html>`,
  }));
  const page = await people.stranger();
  await page.goto(site.origin);
  await page.getByRole('button', { name: /^Open chat/u }).click();
  await expect(page.frameLocator('iframe').getByText(/set up for this website/u)).toBeVisible();
  await admin.allowsWebsites([]);
  const visitor = createVisitor(page);
  await page.reload();
  await visitor.opensChat();
  site.close();
});

test('a colleague who is no admin is not asked to change websites', async ({ people, house }) => {
  const colleague = createAgent(await people.stranger(), house.colleague);
  await colleague.signsIn();
  await colleague.page.goto('/console/install');
  await expect(colleague.page.getByText('Only admins can change this.')).toBeVisible();
});

test('nobody paints over what others have said by marks heaped on a letter', async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Your refund is 10 euro');
  await visitor.says('Thank you');
  const agent = await people.agent();
  await agent.opens('Thank you');
  const thread = agent.page.getByRole('log');
  const first = {
    visitor: visitor.chat.locator('.bubble').first(),
    agent: thread.getByRole('article').first().locator('> div > div'),
  };
  await expect(visitor.chat.getByRole('button', { name: /^Read/u })).toHaveCount(2);
  const looks = async () => [await first.visitor.screenshot(), await first.agent.screenshot()];
  const before = await looks();
  await visitor.says(`zalgo ${`a${'\u0300\u0316'.repeat(60)}`.repeat(30)}`);
  await expect(thread.getByText('zalgo')).toBeVisible();
  await expect(visitor.chat.getByRole('button', { name: /^Read/u })).toHaveCount(3);
  const after = await looks();
  expect(after.map((picture, side) => picture.equals(before[side] ?? picture))).toEqual([
    true,
    true,
  ]);
});
