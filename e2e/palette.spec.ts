import { expect } from '@playwright/test';
import { test } from './people/test.ts';

test('an agent finds people, places and commands by keyboard alone', async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Found by the palette.');
  const agent = await people.agent();
  const { page } = agent;
  const { keyboard } = page;
  await agent.seesInList('Found by the palette.');
  const list = page.getByRole('list', { name: 'Conversations' });
  const row = list.getByRole('link').filter({ hasText: 'Found by the palette.' });
  // Nobody has told a name, so it is two friendly words.
  const name = (await row.locator('[dir=auto]').first().textContent()) ?? '';

  await agent.commands(name.replace(/[aeiou ]/gu, ''), name);
  await agent.sees('Found by the palette.');
  await agent.commands('repl', 'Reply');
  await expect(page.getByRole('textbox', { name: /^Reply to /u })).toBeFocused();
  await keyboard.type('An answer.');
  await keyboard.press('Enter');
  await visitor.sees('An answer.');
  // Also from where somebody types.
  await agent.commands('add n', 'Add note');
  await expect(page.getByRole('textbox', { name: /^Private note/u })).toBeFocused();
  await keyboard.type('A note.');
  await keyboard.press('Enter');
  await agent.sees('A note.');
  await agent.commands('assign', 'Assign to me');
  await agent.sees('You took the conversation');
  await agent.commands('rslv', 'Resolve');
  await agent.sees('You resolved the conversation');
  await agent.commands('reop', 'Reopen');
  await agent.sees('You reopened the conversation');

  await agent.commands('instal', 'Install');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Put Porchlight/u);
  await agent.commands('dark', 'Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await agent.commands('中文', '简体中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
});

test('a palette that is left gives the focus back', async ({ people }) => {
  const agent = await people.agent();
  const { page } = agent;
  const search = page.getByRole('button', { name: 'Search and commands' });
  await search.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('qqqq');
  await expect(page.getByText('Nothing fits.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(search).toBeFocused();
});
