import { expect, type Page } from '@playwright/test';
import { test } from './people/test.ts';

/** A real PNG of one colour, 3 px wide and 2 px high. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAADklEQVR42mNgQAMQAAAODQABc1CmYQAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** Presses a button that opens the system's window for files, and chooses there. */
async function picks(page: Page, press: () => Promise<void>, ...files: readonly object[]) {
  const chooser = page.waitForEvent('filechooser');
  await press();
  await (await chooser).setFiles(files as { name: string; mimeType: string; buffer: Buffer }[]);
}

test('pictures and files go both ways', async ({ people }) => {
  const agent = await people.agent();
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Hello! I have a picture for you.');
  await agent.opens('Hello! I have a picture for you.');

  const { chat, page } = visitor;
  const attach = chat.getByRole('button', { name: 'Add files' });
  await picks(page, () => attach.click(), { name: 'lamp.png', mimeType: 'image/png', buffer: png });
  await expect(chat.getByRole('list', { name: 'Files for this message' })).toContainText(
    'lamp.png',
  );
  await chat.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(chat.getByRole('list', { name: 'Files for this message' })).toHaveCount(0);
  const own = chat.getByRole('button', { name: 'Picture: lamp.png. Show it large' });
  await expect(own.locator('img')).toBeVisible();

  const shown = agent.page.getByRole('button', { name: 'Picture: lamp.png. Show it large' });
  await expect(shown.locator('img')).toBeVisible();
  await expect
    .poll(() => shown.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(3);
  await shown.click();
  await expect(agent.page.getByRole('dialog', { name: 'Picture: lamp.png' })).toBeVisible();
  await agent.page.keyboard.press('Escape');
  await expect(agent.page.getByRole('dialog', { name: 'Picture: lamp.png' })).toHaveCount(0);
  await expect(shown).toBeFocused();

  const add = agent.page.getByRole('button', { name: 'Add files' });
  await picks(agent.page, () => add.click(), {
    name: 'bill.pdf',
    mimeType: 'application/pdf',
    buffer: pdf,
  });
  await expect(agent.page.getByRole('list', { name: 'Files for this message' })).toBeVisible();
  await agent.says('Here is the bill.');
  const bill = chat.getByRole('button', { name: /^Save bill\.pdf/u });
  await expect(bill).toBeVisible();
  const download = page.waitForEvent('download');
  await bill.click();
  expect((await download).suggestedFilename()).toBe('bill.pdf');
});

test('what is refused is told, before and after it was sent', async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Hello!');
  const { chat, page } = visitor;
  const attach = chat.getByRole('button', { name: 'Add files' });
  const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(200)]);
  await picks(
    page,
    () => attach.click(),
    { name: 'all.zip', mimeType: 'application/zip', buffer: zip },
    { name: 'lamp.png', mimeType: 'image/png', buffer: zip },
  );
  await expect(chat.getByText('all.zip can’t be sent', { exact: false })).toBeVisible();
  await chat.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(
    chat.getByText('A file is of a kind that we don’t take', { exact: false }),
  ).toBeVisible();
  await chat.getByRole('button', { name: 'Edit', exact: true }).click();
  await chat.getByRole('button', { name: 'Remove lamp.png' }).click();
  await visitor.says('Without it, then.');
});

test('what was chosen is there again after the page was loaded anew', async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Hello!');
  const { chat, page } = visitor;
  const attach = chat.getByRole('button', { name: 'Add files' });
  await picks(page, () => attach.click(), { name: 'lamp.png', mimeType: 'image/png', buffer: png });
  await expect(chat.getByRole('button', { name: 'Remove lamp.png' })).toBeVisible();
  await visitor.comesBack();
  await expect(chat.getByRole('button', { name: 'Remove lamp.png' })).toBeVisible();
  await chat.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(
    chat.getByRole('button', { name: /^Picture: lamp\.png/u }).locator('img'),
  ).toBeVisible();
});

test('what comes late into an agent’s composer moves nothing there', async ({ people }) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Does anything move?');
  const agent = await people.agent();
  const { page } = agent;
  let flows = (): void => undefined;
  const flowing = new Promise<void>((resolve) => {
    flows = resolve;
  });
  await page.route(/\/(?:files|ask-button)[^/]*\.js$/u, async (route) => {
    await flowing;
    await route.continue();
  });
  await agent.opens('Does anything move?');
  const emoji = page.getByRole('button', { name: 'Emoji', exact: true });
  const before = await emoji.boundingBox();
  await expect(page.getByRole('button', { name: 'Add files' })).toBeHidden();
  flows();
  await expect(page.getByRole('button', { name: 'Add files' })).toBeVisible();
  expect(await emoji.boundingBox()).toEqual(before);
});
