import { expect } from '@playwright/test';
import { test } from './people/test.ts';
import { createVisitor } from './people/visitor.ts';
import { openWebsite } from './servers/open-website.ts';

test('the line says what may happen before a visitor opens the chat', async ({ people }) => {
  const { page } = await people.agent();
  await page.goto('/console/install');
  const line = page.getByRole('code');
  await expect(line).not.toContainText('data-consent');
  await page.getByText('Nothing is asked', { exact: true }).click();
  await expect(line).toContainText('data-consent="required"');
  await page.getByText('It connects', { exact: true }).click();
  await expect(line).toContainText('data-consent="given"');
});

test('the one line that the console shows puts the chat on a website', async ({ people }) => {
  const agent = await people.agent();
  await agent.page.goto('/console/install');
  const line = await agent.page.getByRole('code').innerText();
  const website = await openWebsite('My site', line);

  const page = await people.stranger();
  await page.goto(website.url);
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.says('Hello from my own site.');
  await agent.page.goto('/console');
  await agent.opens('Hello from my own site.');
  await expect(agent.page.getByRole('link', { name: 'My site' })).toBeVisible();
  await agent.says('And hello back to it.');
  await visitor.sees('And hello back to it.');
  await visitor.comesBack();
  await visitor.seesInOrder(['Hello from my own site.', 'And hello back to it.']);
  website.close();
});
