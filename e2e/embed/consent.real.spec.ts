import { expect, type Page } from '@playwright/test';
import { setFirstContact } from '../people/sets-first-contact.ts';
import { test as base } from '../people/test.ts';
import { createVisitor } from '../people/visitor.ts';
import { openSite, type Site } from '../servers/open-site.ts';
import { call } from './call.ts';
import { nothingKept, recordPage, type Records, whatIsKept } from './records.ts';

// A website with one page for each mode of consent. Everything is counted that the chat asks, frames and keeps on it.
const test = base.extend<{ site: Site }>({
  site: async ({ house }, provide) => {
    const tag = `<script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}"`;
    const queue = `<script>
      window.porchlight = function () { (porchlight.q = porchlight.q || []).push(arguments); };
      porchlight('on', 'ready', function () { document.title = 'ready'; });</script>`;
    const pages: Record<string, string> = {
      '/watcher': '',
      '/default': `${queue}${tag}></script>`,
      '/required': `${queue}${tag} data-consent="required"></script>`,
      '/given': `${queue}${tag} data-consent="given"></script>`,
    };
    const site = await openSite((path) => {
      const lines = pages[path];
      return lines === undefined ? undefined : { html: `<!doctype html><body>${lines}` };
    });
    await provide(site);
    site.close();
  },
});

async function opens(page: Page, site: Site, path: string): Promise<Records> {
  const records = await recordPage(page, site.origin);
  await page.goto(site.origin + path);
  await untilReady(page);
  return records;
}

async function untilReady(page: Page): Promise<void> {
  await expect(page).toHaveTitle('ready');
  await page.waitForLoadState('networkidle');
}

test('where consent is required nothing is asked, framed or kept before it; then only what it was given for', async ({
  people,
  site,
  house,
}) => {
  const page = await people.stranger();
  const { host, origin } = new URL(house.url);
  const records = await opens(page, site, '/required');
  await expect(page.getByRole('button', { name: 'Chat' })).toBeVisible();
  expect(records.requests()).toEqual([`${host}/widget.js`]);
  expect(records.frames()).toEqual([]);
  expect(await records.kept()).toEqual(nothingKept);

  await page.getByRole('button', { name: 'Chat' }).click();
  const visitor = createVisitor(page);
  await visitor.says('I have opened it myself.');
  await visitor.seesTick('I have opened it myself.', 'Sent');
  const flag = `porchlight:${house.inbox_key}`;
  expect(await records.kept()).toEqual({ ...nothingKept, local: [flag] });
  expect(records.frames()).toEqual([origin]);
  expect(new Set(records.requests().map((request) => request.split('/')[0]))).toEqual(
    new Set([host]),
  );

  // It was given, so the next page has it.
  await page.reload();
  await untilReady(page);
  await expect(visitor.chat.locator('#chat')).toBeAttached();

  await call(page, 'update', { consent: 'withdrawn' });
  await expect.poll(records.frames).toEqual([]);
  expect(await records.kept()).toEqual(nothingKept);
  // What the frame had kept in its own place is gone, too.
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, `${house.url}/widget/frame?inbox=${house.inbox_key}`);
  await expect.poll(records.frames).toEqual([origin]);
  const frame = page.frames()[1];
  if (frame === undefined) throw new Error('there is no frame');
  await frame.waitForLoadState();
  expect((await whatIsKept(frame)).local).toEqual([]);
  expect(await frame.evaluate(countKept)).toBe(0);
  expect(await records.written()).toEqual([flag]);
});

test('without a word on consent the looks are asked for and nothing is kept, until it is opened', async ({
  people,
  site,
  house,
}) => {
  const page = await people.stranger();
  const { host } = new URL(house.url);
  const records = await opens(page, site, '/default');
  await expect(page.getByRole('button', { name: 'Open chat' })).toBeVisible();
  expect(records.requests()).toEqual([`${host}/widget.js`, `${host}/api/v2/widget/config`]);
  expect(records.frames()).toEqual([]);
  expect(await records.kept()).toEqual(nothingKept);
  expect(await records.written()).toEqual([]);
});

test('where consent is given from the start the chat connects by itself, and keeps one mark on the website', async ({
  people,
  site,
  house,
}) => {
  const page = await people.stranger();
  const records = await opens(page, site, '/given');
  await expect.poll(records.frames).toEqual([new URL(house.url).origin]);
  const flag = `porchlight:${house.inbox_key}`;
  expect(await records.kept()).toEqual({ ...nothingKept, local: [flag] });
});

/** Runs in the chat's frame: how many things its database holds. */
async function countKept(): Promise<number> {
  const known = (await indexedDB.databases()).some(({ name }) => name === 'porchlight');
  if (!known) return 0;
  const opening = indexedDB.open('porchlight');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('refused')));
  });
  const counting = database.transaction('kept').objectStore('kept').count();
  return new Promise((resolve) =>
    counting.addEventListener('success', () => resolve(counting.result)),
  );
}

test('what the team says first is fetched on its pages alone, after the rest, and keeps nothing', async ({
  people,
  site,
  house,
  request,
}) => {
  const when = { after_s: 0, scroll_percent: 0, exit_intent: false, returning: false };
  const rule = { id: 'hello', on: true, text: 'Hello there?', texts: {}, ...when };
  const { host } = new URL(house.url);
  const stage = (records: Records) => records.requests().filter((asked) => asked.includes('nudge'));
  try {
    await setFirstContact(request, house, { proactive: [{ ...rule, url: '/default' }] });
    const page = await people.stranger();
    const records = await opens(page, site, '/default');
    await expect(page.getByRole('status')).toContainText('Hello there?');
    expect(stage(records)).toEqual([`${host}/widget/nudge.js`]);
    expect(await records.kept()).toEqual(nothingKept);
    expect(records.frames()).toEqual([]);

    const other = await people.stranger();
    const none = await opens(other, site, '/required');
    expect(none.requests()).toEqual([`${host}/widget.js`]);

    await setFirstContact(request, house, { proactive: [{ ...rule, url: '/elsewhere' }] });
    const third = await people.stranger();
    const elsewhere = await opens(third, site, '/default');
    expect(stage(elsewhere)).toEqual([]);
  } finally {
    await setFirstContact(request, house);
  }
});
