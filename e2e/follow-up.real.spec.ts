import { expect, type Page } from '@playwright/test';
import { createIdSource, csrfHeader, type Id } from '@porchlight/protocol';
import { createMailLinks, createMailSink, type MailSink } from '@porchlight/server/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent, type Agent } from './people/agent.ts';
import { test as base } from './people/test.ts';
import { createVisitor, type Visitor } from './people/visitor.ts';
import { createServerProcess } from './servers/server-process.ts';

const admin = { name: 'Ada', email: 'ada@porchlight.example', password: 'a light over every door' };
const secret = 'a secret that everybody knows, of forty letters';
const email = 'mira@visitor.example';
const newId = createIdSource(Date.now, Math.random);

/** A server with a mail server, an agent at its console, and a visitor at its shop. */
const test = base.extend<{ sink: MailSink; ada: Agent; mira: Visitor }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads what a fixture needs from its pattern
  sink: async ({}, provide) => {
    const sink = await createMailSink();
    await provide(sink);
    await sink.close();
  },
  ada: async ({ browser, sink }, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'porchlight-e2e-'));
    const program = await createServerProcess({
      main: 'server/src/main.ts',
      env: {
        DATA_DIR: folder,
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        SECRET_KEY: secret,
        SMTP_URL: sink.url,
        LOG_LEVEL: 'warn',
      },
    });
    await program.start();
    const profile = await browser.newContext({ baseURL: program.url });
    const ada = createAgent(await profile.newPage(), admin);
    await ada.signsIn();
    await provide(ada);
    await profile.close();
    await program.kill();
    await rm(folder, { recursive: true, force: true });
  },
  mira: async ({ browser, ada }, provide) => {
    const profile = await browser.newContext();
    const page = await profile.newPage();
    await page.goto(new URL('/demo', ada.page.url()).href);
    await provide(createVisitor(page));
    await profile.close();
  },
});

/** Calls the server in the name of whoever is signed in on the page. */
async function call(page: Page, method: string, path: string, data?: object) {
  const headers = { [csrfHeader]: '1' };
  const answer = await page.request.fetch(path, { method, headers, data });
  expect(answer.ok(), `${method} ${path}`).toBe(true);
  return answer.json();
}

/** Mira asks, gives her address and leaves; Ada answers. */
async function leavesBeforeTheAnswer(mira: Visitor, ada: Agent): Promise<Id> {
  await mira.opensChat();
  await mira.says('Is the otter bright?');
  await ada.opens('Is the otter bright?');
  const conversation_id = ada.page.url().split('/').at(-1) ?? '';
  const { contact } = await call(ada.page, 'GET', `/api/v2/conversations/${conversation_id}`);
  const change = { command_id: newId(), name: 'Mira', email };
  await call(ada.page, 'PUT', `/api/v2/contacts/${contact.id}`, change);
  await mira.page.close();
  await ada.says('Very bright.');
  await ada.seesTick('Very bright.', 'Sent');
  return conversation_id;
}

/** Opens the link in another browser, where the chat is all that there is. */
async function follows(mira: Visitor, ada: Agent, path: string): Promise<void> {
  const page = await mira.page.context().newPage();
  await page.goto(new URL(path, ada.page.url()).href);
  const again = createVisitor(page);
  await again.sees('Very bright.');
  await ada.seesTick('Very bright.', 'Read');
  await again.says('Then I take it.');
  await ada.sees('Then I take it.');
}

test('the link of a mail opens the conversation, and what is seen there is read', async ({
  mira,
  ada,
}) => {
  const conversation_id = await leavesBeforeTheAnswer(mira, ada);
  const link = { conversation_id, expires_ms: Date.now() + 60_000 };
  await follows(mira, ada, `/c/${createMailLinks(secret).openToken(link, email)}`);
});

test('the form outside the hours promises a mail where one goes out', async ({ mira, ada }) => {
  const { inboxes } = await call(ada.page, 'GET', '/api/v2/inboxes');
  const [{ id, name }] = inboxes;
  const hours = { time_zone: 'UTC', week: Array.from({ length: 7 }, () => []), holidays: [] };
  const first_contact = { hours, outside_hours: 'form' };
  const change = { name, first_contact, follow_up_minutes: 15 };
  await call(ada.page, 'PUT', `/api/v2/inboxes/${id}`, { command_id: newId(), ...change });
  await mira.page.reload();
  await mira.page.getByRole('button', { name: /^Open chat/u }).click();
  await expect(mira.chat.getByText('we answer by e-mail')).toBeVisible();
  await expect(mira.chat.getByLabel('E-mail')).toBeVisible();
});

test('a reply that is unread for a minute comes by mail, once @long', async ({
  mira,
  ada,
  sink,
}) => {
  test.setTimeout(180_000);
  const { inboxes } = await call(ada.page, 'GET', '/api/v2/inboxes');
  await ada.page.goto(`/console/settings/inboxes/${inboxes[0].id}/mail`);
  await ada.page.getByText('Mail them').click();
  await ada.page.getByLabel('After how many minutes').fill('1');
  await ada.page.getByRole('button', { name: 'Save' }).click();
  await expect(ada.page.getByText('Saved', { exact: true })).toBeVisible();
  await ada.page.goto('/console');
  await leavesBeforeTheAnswer(mira, ada);
  await expect.poll(() => sink.mails.length, { timeout: 90_000 }).toBe(1);
  const [mail] = sink.mails;
  expect(mail?.text).toContain('Very bright.');
  await follows(mira, ada, /\/c\/mo_\S+/u.exec(mail?.text ?? '')?.[0] ?? '');
  expect(sink.mails).toHaveLength(1);
});
