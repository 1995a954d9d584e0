import { samplePicture } from '@porchlight/mock-server';
import { expect } from '@playwright/test';
import { test } from './people/test.ts';

test('look', async ({ people }) => {
  test.setTimeout(120_000);
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Hello! I have a picture for you.');
  await agent.opens('Hello! I have a picture for you.');
  const { chat, page } = visitor;
  const lamp = { name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from(samplePicture()) };
  const tall = { name: 'tall.png', mimeType: 'image/png', buffer: Buffer.from(samplePicture(60, 400)) };
  const bill = { name: 'Bill 2026-1107 for the Moth lamp and two spare bulbs, with a very long name.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 ...') };
  const zip = { name: 'everything.zip', mimeType: 'application/zip', buffer: Buffer.from('PK...') };
  const pick = async (on: typeof page, name: string, scope: { getByRole: typeof page.getByRole }, files: object[]) => {
    const chooser = on.waitForEvent('filechooser');
    await scope.getByRole('button', { name }).click();
    await (await chooser).setFiles(files as never);
  };
  await pick(page, 'Add files', chat, [lamp, bill, zip]);
  await expect(chat.getByRole('listitem')).toHaveCount(2);
  const shot = async (name: string) => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `/tmp/look/w-${name}-${scheme}.png` });
      await agent.page.emulateMedia({ colorScheme: scheme });
      await agent.page.waitForTimeout(400);
      await agent.page.screenshot({ path: `/tmp/look/c-${name}-${scheme}.png` });
    }
  };
  await page.setViewportSize({ width: 375, height: 720 });
  await agent.page.setViewportSize({ width: 1440, height: 900 });
  await pick(agent.page, 'Add files', agent.page, [lamp, zip, bill]);
  await shot('chosen');
  await chat.getByRole('textbox', { name: 'Message', exact: true }).fill('This one, in brass.');
  await chat.getByRole('button', { name: 'Send', exact: true }).click();
  await agent.says('Here is the bill.');
  await pick(page, 'Add files', chat, [tall]);
  await chat.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(agent.page.getByRole('button', { name: /^Picture: tall/u }).locator('img')).toBeVisible();
  await shot('sent');
  await chat.getByRole('button', { name: /^Picture: lamp/u }).first().click();
  await agent.page.getByRole('button', { name: /^Picture: lamp/u }).first().click();
  await shot('large');
  await agent.page.keyboard.press('Escape');
  await agent.page.goto(new URL('/console/install', agent.page.url()).href);
  await agent.page.getByRole('link', { name: 'Files' }).click();
  await agent.page.getByRole('button', { name: 'Save' }).waitFor();
  await shot('settings');
});
