import { expect, type Page } from '@playwright/test';
import { createAgent } from './people/agent.ts';
import { test } from './people/test.ts';

test('an admin adds an agent, who then signs in with the password that was shown once', async ({
  people,
}) => {
  const admin = await people.agent();
  const credentials = await admin.addsColleague('Bo Winter', 'bo.winter@porchlight.example');
  const row = admin.page.getByRole('row', { name: 'Bo Winter' });
  await expect(row).toContainText('bo.winter@porchlight.example');
  await expect(row).toContainText('Offline');
  expect(await admin.page.getByText(credentials.password).count()).toBe(0);

  const bo = createAgent(await people.stranger(), credentials);
  await bo.signsIn();
  await expect(row).toContainText('Online');
  await bo.page.goto('/console/settings/agents');
  await expect(bo.page.getByRole('row', { name: 'Bo Winter (you)' })).toContainText('Agent');
  await expect(bo.page.getByRole('button', { name: 'Add agent' })).toHaveCount(0);

  // What somebody else has seen is no password to stay with.
  await bo.page.getByRole('button', { name: 'Change my password' }).press('Enter');
  await bo.page.getByLabel('Current password').fill(credentials.password);
  await bo.page.getByLabel('New password').fill('a word of my own');
  await bo.page.keyboard.press('Enter');
  await expect(bo.page.getByText('Your password is changed.')).toBeVisible();
  await expect(bo.page.getByRole('button', { name: 'Change my password' })).toBeFocused();
  const elsewhere = createAgent(await people.stranger(), {
    ...credentials,
    password: 'a word of my own',
  });
  await elsewhere.signsIn();
});

test('[TM3] [TM4] who is removed is signed out at once, and their conversation is everybody’s', async ({
  people,
}) => {
  const admin = await people.agent();
  const credentials = await admin.addsColleague('Kit Moss', 'kit.moss@porchlight.example');
  const kit = createAgent(await people.stranger(), credentials);
  await kit.signsIn();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Do you have lamps for a boat?');
  await kit.opens('Do you have lamps for a boat?');
  await kit.says('We do, in brass.');
  await kit.takesIt();
  await expect(kit.page.getByRole('button', { name: 'Assigned to you' })).toBeVisible();

  // A role holds at once, without signing in anew.
  await kit.page.goto('/console/settings/agents');
  await expect(kit.page.getByRole('button', { name: 'Add agent' })).toHaveCount(0);
  await changes(admin.page, 'Kit Moss', 'Edit…');
  await admin.page.getByRole('dialog').getByRole('combobox', { name: 'Role' }).press('Enter');
  await admin.page.getByRole('option', { name: 'Admin' }).press('Enter');
  await admin.page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(kit.page.getByRole('button', { name: 'Add agent' })).toBeVisible();
  await expect(kit.page.getByRole('row', { name: 'Kit Moss (you)' })).toContainText('Online');

  await changes(admin.page, 'Kit Moss', 'Remove…');
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(admin.page.getByRole('row', { name: 'Kit Moss' })).toHaveCount(0);
  await expect(kit.page.getByText('Your session has ended.')).toBeVisible();
  await kit.page.getByLabel('E-mail').fill(credentials.email);
  await kit.page.getByLabel('Password', { exact: true }).fill(credentials.password);
  await kit.page.keyboard.press('Enter');
  await expect(kit.page.getByRole('alert')).toContainText('don’t go together');

  await admin.page.goto('/console/open');
  await admin.opens('We do, in brass.');
  await expect(admin.page.getByRole('button', { name: 'Not assigned' })).toBeVisible();
  await expect(admin.page.getByRole('log').getByText('Kit Moss').first()).toBeVisible();
});

async function changes(page: Page, name: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).press('Enter');
  await page.getByRole('menuitem', { name: entry }).press('Enter');
}

test('the team is ordered without a mouse, as a table and as cards', async ({ people }) => {
  const { page } = await people.agent();
  await page.goto('/console/settings/agents');
  const names = page.getByRole('rowheader');
  await expect(names.first()).toContainText('Ada Larsen');
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').press('Enter');
  await expect(names.last()).toContainText('Ada Larsen');

  await page.setViewportSize({ width: 375, height: 720 });
  const order = page.getByRole('combobox', { name: 'Order by' });
  await order.press('Enter');
  await page.getByRole('option', { name: 'E-mail' }).press('Enter');
  await expect(order).toHaveText('E-mail');
  await page.getByRole('button', { name: 'The other way round' }).press('Enter');
  await expect(names.first()).toContainText('Ada Larsen');
});
