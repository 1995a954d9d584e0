import type { Id } from '@porchlight/protocol';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceFolders } from './app.ts';
import { createMailLinks } from './domain/mail-links.ts';
import { createMailSink, type MailSink } from './testing/mail-sink.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './testing/temporary-folder.ts';
import { getJson, newId, noContext, openVisitorSession, post, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

const links = createMailLinks('a secret of nobody');
const day_ms = 86_400_000;

let widget: TemporaryFolder;
let sink: MailSink;
let house: TestServer;
let later_ms = 0;
let agent: Person;
let email: string;
let visitor: Person;
let conversation_id: Id;

beforeAll(async () => {
  widget = await makeTemporaryFolder();
  writeFileSync(join(widget.path, 'letter.html'), '<!doctype html><html><body></body></html>');
  writeFileSync(join(widget.path, 'frame.html'), '<!doctype html><html><head></head></html>');
  sink = await createMailSink();
  house = await startServer({
    config: { smtp_url: sink.url, public_url: 'https://chat.example' },
    ahead_ms: () => later_ms,
    folders: { ...workspaceFolders, widget: widget.path },
  });
  agent = await house.agent();
});
afterAll(async () => {
  await house.stop();
  await sink.close();
  await widget.remove();
});

beforeEach(async () => {
  visitor = await house.visitor();
  conversation_id = newId();
  email = `mira-${conversation_id}@visitor.example`;
  await visitor.says(conversation_id, 'Is it bright?');
  await agent.asks('contact.update', {
    command_id: newId(),
    contact_id: visitor.id,
    name: 'Mira',
    email,
  });
});

async function changesInbox(change: object): Promise<void> {
  const { inboxes } = await agent.asks('inbox.list', {});
  const { id: inbox_id, name } = inboxes[0];
  const answer = await agent.asks('inbox.update', {
    command_id: newId(),
    inbox_id,
    name,
    ...change,
  });
  expect(answer).toMatchObject({ ok: true });
}

function opens(expires_ms = Date.now() + day_ms): string {
  return links.openToken({ conversation_id, expires_ms }, email);
}

const page = (path: string, init?: RequestInit) => fetch(`${house.url}${path}`, init);

describe('a mail about an unread reply', () => {
  it('[FU1][FU8] comes from the running server, and its link opens the conversation', async () => {
    await changesInbox({ follow_up_minutes: 1 });
    visitor.leaves();
    await agent.says(conversation_id, 'Very bright.');
    later_ms = 61_000;
    const [mail] = await sink.gets(1);
    const url = /https:\/\/chat\.example(\/c\/mo_\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const opened = await page(url);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(await opened.text()).toContain(`data-inbox="${house.key}"`);
    const { body } = await openVisitorSession(house.url, house.key, url.split('/').at(-1));
    const again = await house.visitor(body.token);
    expect(again.id).toBe(visitor.id);
    const { events } = await again.asks('conversation.snapshot', { conversation_id });
    expect(events.at(-1).data.message.text).toBe('Very bright.');
    await again.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 3 });
    await agent.sees('durable', ({ receipt }) => receipt?.kind === 'read');
  });
});

describe('a link that opens a conversation', () => {
  it('[FU8] does so whatever websites may show the chat, and tells nobody where one came from', async () => {
    await changesInbox({ allowed_origins: ['https://shop.example'] });
    const origin = 'https://chat.example';
    const request = { inbox_key: house.key, origin, token: opens(), context: noContext };
    const { status } = await post(`${house.url}/api/v2/widget/sessions`, request);
    expect(status).toBe(200);
    const frame = await page(`/widget/frame?inbox=${house.key}`);
    expect(frame.headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://shop.example",
    );
    const row = await agent.asks('conversation.snapshot', { conversation_id });
    expect(row.contact.context).toEqual(noContext);
  });

  it.each([
    ['has expired', () => opens(Date.now() - 1)],
    ['was changed', () => `${opens().slice(0, -2)}AA`],
    ['is of another kind', () => links.unsubscribeToken(conversation_id, email)],
    [
      'is of another server',
      () =>
        createMailLinks('another').openToken(
          { conversation_id, expires_ms: Date.now() + day_ms },
          email,
        ),
    ],
    [
      'leads nowhere',
      () => links.openToken({ conversation_id: newId(), expires_ms: Date.now() + day_ms }, email),
    ],
    [
      'went to another address',
      () =>
        links.openToken(
          { conversation_id, expires_ms: Date.now() + day_ms },
          'else@visitor.example',
        ),
    ],
  ])('[FU8] that %s is told so, and opens nothing', async (_, token) => {
    const opened = await page(`/c/${token()}`);
    expect(opened.status).toBe(410);
    expect(await opened.text()).toContain('This link has expired');
    const { body } = await openVisitorSession(house.url, house.key, token());
    expect(body.me?.id).not.toBe(visitor.id);
  });

  it('leaves no trace of itself in the log', async () => {
    const token = opens();
    await page(`/c/${token}`);
    expect(JSON.stringify(house.log)).not.toContain(token);
  });

  it('speaks the reader’s language', async () => {
    for (const language of ['ar', 'fa', 'he']) {
      const opened = await page('/c/none', { headers: { 'accept-language': language } });
      expect(await opened.text()).toContain(`<html lang="${language}" dir="rtl">`);
    }
  });
});

describe('a link that stops mails', () => {
  const stop = () => `/c/stop/${links.unsubscribeToken(conversation_id, email)}`;
  const account = async () => (await house.store.accounts())[0] ?? '';

  it('[FU9] changes nothing when it is looked at, and asks', async () => {
    const asked = await page(stop());
    expect(await asked.text()).toContain('<form method="post"><button>Stop these mails</button>');
    expect(await house.store.mail.refuses(await account(), email)).toBe(false);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\nList-Unsubscribe=One-Click\r\n--x--'],
  ])('[FU9] stops them by a POST of %s', async (type, body) => {
    const headers = { 'content-type': type };
    const answer = await page(stop(), { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('no more of these mails');
    expect(await house.store.mail.refuses(await account(), email.toUpperCase())).toBe(true);
  });

  it('[FU9] does nothing for whom it isn’t', async () => {
    const wrong = `/c/stop/${links.unsubscribeToken(conversation_id, 'else@visitor.example')}`;
    expect((await page(wrong, { method: 'POST' })).status).toBe(410);
    expect(await house.store.mail.refuses(await account(), email)).toBe(false);
  });
});

describe('the console’s mail', () => {
  const as = (person: Person) => ({ authorization: `Bearer ${person.token}` });

  it('says who mails, and sends the admin a mail', async () => {
    const url = `${house.url}/api/v2/mail`;
    expect(await getJson(url, as(agent))).toEqual({
      ok: true,
      set_up: true,
      from: 'porchlight@chat.example',
    });
    const { body } = await post(`${url}/tests`, {}, as(agent));
    expect(body).toEqual({ ok: true, outcome: 'sent', to: house.admin.email, said: '' });
    expect(sink.mails.at(-1)).toMatchObject({
      to: house.admin.email,
      subject: 'Porchlight can send mail',
    });
  });

  it('says what the mail server refused', async () => {
    sink.answers('recipient', 550);
    const { body } = await post(`${house.url}/api/v2/mail/tests`, {}, as(agent));
    expect(body).toMatchObject({ outcome: 'recipient', said: expect.stringContaining('550') });
  });

  it('is for agents, and the test for admins', async () => {
    expect(await getJson(`${house.url}/api/v2/mail`, as(visitor))).toMatchObject({
      error: { code: 'unknown_command' },
    });
    expect((await page('/api/v2/mail')).status).toBe(401);
  });
});

it('says plainly that mail is off', async () => {
  const silent = await startServer();
  const person = await silent.agent();
  const headers = { authorization: `Bearer ${person.token}` };
  expect(await getJson(`${silent.url}/api/v2/mail`, headers)).toEqual({
    ok: true,
    set_up: false,
    from: null,
  });
  const { body } = await post(`${silent.url}/api/v2/mail/tests`, {}, headers);
  expect(body).toMatchObject({ outcome: 'off' });
  await silent.stop();
});
