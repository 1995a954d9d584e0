import { expect, type Page } from '@playwright/test';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent, type Agent } from './people/agent.ts';
import { test as base } from './people/test.ts';
import { createVisitor } from './people/visitor.ts';
import { createServerProcess } from './servers/server-process.ts';

const admin = { name: 'Ada', email: 'ada@porchlight.example', password: 'a light over every door' };

/** A website whose owner changes its one page: the header and what stands in it. */
interface Shop {
  readonly url: string;
  policy: string | undefined;
  body: string;
  readonly close: () => void;
}

async function openShop(): Promise<Shop> {
  const server = createServer((_request, response) => {
    if (shop.policy !== undefined) response.setHeader('content-security-policy', shop.policy);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Shop</title><h1>Shop</h1>${shop.body}`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const shop: Shop = {
    url: `http://127.0.0.1:${port}/`,
    policy: undefined,
    body: '',
    close: () => void server.close(),
  };
  return shop;
}

/** A server that may look at this machine's own pages, its owner before the page of the installation, a website, and somebody who visits it. */
const test = base.extend<{ owner: Agent; shop: Shop; guest: Page }>({
  owner: async ({ browser }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'porchlight-e2e-'));
    const program = await createServerProcess({
      main: 'server/src/main.ts',
      env: {
        DATA_DIR: folder,
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        ALLOW_PRIVATE_WEBHOOKS: '1',
        LOG_LEVEL: 'warn',
      },
    });
    await program.start();
    const profile = await browser.newContext({ baseURL: program.url });
    const owner = createAgent(await profile.newPage(), admin);
    await owner.signsIn();
    await owner.page.goto('/console/install');
    await provide(owner);
    await profile.close();
    await program.kill();
    await rm(folder, { recursive: true, force: true });
  },
  // oxlint-disable-next-line no-empty-pattern -- the runner reads what a fixture needs from its pattern
  shop: async ({}, provide) => {
    const shop = await openShop();
    await provide(shop);
    shop.close();
  },
  guest: async ({ browser }, provide) => {
    const profile = await browser.newContext();
    await provide(await profile.newPage());
    await profile.close();
  },
});

/** The owner lets the server look at the page, and copies what mends it. */
async function fixFor(owner: Agent, shop: Shop): Promise<string> {
  const { page } = owner;
  await page.getByLabel('A page that should have the chat').fill(shop.url);
  await page.getByRole('button', { name: 'Look at the page' }).click();
  return page.getByLabel('What mends it').innerText();
}

async function finds(owner: Agent, sentence: string | RegExp): Promise<void> {
  await expect(owner.page.getByText(sentence)).toBeVisible();
}

/** The chat opens on the page, and takes a word. */
async function chats(page: Page, shop: Shop): Promise<void> {
  await page.goto(shop.url);
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.says(`It works under ${shop.policy ?? 'no policy'}.`);
}

const tagOf = (owner: Agent) => owner.page.getByLabel('Script tag').innerText();

test('the install page turns green when the tag speaks, and allows its website by one press', async ({
  owner,
  shop,
  guest,
}) => {
  await finds(owner, 'Nothing heard from your website yet');
  shop.body = await tagOf(owner);
  await owner.allowsWebsites(['https://elsewhere.example']);
  await guest.goto(shop.url);
  await finds(owner, 'A page asked for the chat, but its website is not allowed:');
  await owner.page.getByRole('button', { name: 'Allow this website' }).click();
  await expect(owner.page.getByRole('button', { name: 'Allow this website' })).toBeHidden();
  await chats(guest, shop);
  await finds(owner, 'The chat is on your website');
});

test('what is printed mends a page word for word', async ({ owner, shop, guest }) => {
  const tag = await tagOf(owner);
  shop.body = tag.replace(/data-inbox="[^"]+"/u, 'data-inbox="of-another"');
  shop.body = await fixFor(owner, shop);
  await finds(owner, 'The page’s line is of another chat.');
  await chats(guest, shop);

  for (const policy of ["default-src 'self'", "connect-src 'self'; frame-src 'none'"]) {
    shop.policy = policy;
    await owner.page.reload();
    const line = await fixFor(owner, shop);
    expect(line).toMatch(/^Content-Security-Policy: /u);
    shop.policy = line.replace('Content-Security-Policy: ', '');
    await chats(guest, shop);
    await owner.page.getByRole('button', { name: 'Look at the page' }).click();
    await finds(owner, /^Nothing is in the chat’s way on/u);
  }
});
