import { expect } from '@playwright/test';
import { test } from '../people/test.ts';

test('a part of the console that can’t be fetched takes nothing else with it', async ({
  people,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Is the brass lamp in stock?');
  const agent = await people.agent();
  const { page } = agent;
  await page.route(/\/assets\/(?:contact-more|settings-screens)/u, (route) => route.abort());
  await agent.opens('Is the brass lamp in stock?');
  await agent.says('It is.');
  await visitor.sees('It is.');
  const nav = page.getByRole('navigation');
  await nav.getByRole('link', { name: /Settings/u }).click();
  await expect(page.getByRole('button', { name: 'Load the page again' })).toBeVisible();
  await nav.getByRole('link', { name: /Open/u }).click();
  await agent.opens('It is.');
  await agent.says('And in brass.');
  await visitor.sees('And in brass.');
});
