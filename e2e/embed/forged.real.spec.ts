import { expect } from '@playwright/test';
import { test } from '../people/test.ts';
import { openSite } from '../servers/open-site.ts';
import { call } from './call.ts';

const id = '0197a1c2-0000-7000-8000-000000000001';
const page = { url: 'https://forged.example', title: 'forged', referrer: '' };

/** Every kind of message that loader, frame and window of its own know, from whoever says it. */
const kinds: readonly object[] = [
  // The loader's offer, and what it tells the frame.
  { porchlight: 1, page },
  { open: true, focused: true, title: 'forged' },
  ...['identify', 'update', 'page', 'send', 'on', 'popout', 'greet', 'fly'].map((name) => ({
    call: name,
    arg: name === 'update' ? { consent: 'withdrawn' } : 'forged',
    id: 1,
  })),
  // The frame's.
  { type: 'live' },
  { type: 'close' },
  { type: 'refresh' },
  { type: 'state', unread: 99, online: true, was: 'A shop', title: 'forged', own: 'forged' },
  ...[1, 2, 3].map((type) => ({ type, detail: { ok: true, forged: true } })),
  ...['message', 'status', 'conversation', 'identify', 'error', 'unread'].map((type) => ({
    type,
    detail: { message: 'forged', code: 'forged', contact_id: id },
  })),
  // Between the frame and the chat's own window.
  {
    porchlight: 'session',
    session: { token: 'forged', visitor_id: id },
    host: { origin: 'https://forged.example', page },
  },
  { porchlight: 'taken', token: 'forged' },
];

/** Says all of it to a page and to every frame in it, with and without a port, all the time; writes down what comes back. */
const forge = (target: string) =>
  `var kinds = ${JSON.stringify(kinds)}; var sent = 0; var got = [];
  setInterval(function () {
    var above = ${target}; if (!above) return;
    var targets = [above]; for (var i = 0; i < above.frames.length; i += 1) targets.push(above.frames[i]);
    targets.forEach(function (target) {
      kinds.forEach(function (kind) {
        var channel = new MessageChannel();
        channel.port1.onmessage = function (event) { got.push(event.data); };
        target.postMessage(kind, '*', [channel.port2]);
        target.postMessage(kind, '*');
        kinds.forEach(function (other) { channel.port1.postMessage(other); });
        sent += 1;
      });
    });
  }, 50);`.replaceAll('\n', ' ');

const events = [
  'open',
  'close',
  'unread',
  'message',
  'status',
  'conversation',
  'identify',
  'error',
].map((name) => `'${name}'`);

test('whatever other frames forge reaches neither the loader nor the chat', async ({
  people,
  house,
}) => {
  // From a third site, and from a sandbox without an origin.
  const evil = await openSite(() => ({ html: `<script>${forge('parent')}</script>` }));
  const sandboxed = forge('parent').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const site = await openSite(() => ({
    html: `<!doctype html><html lang="en"><head><title>A shop</title></head><body><h1>Lamps</h1>
      <iframe name="third" src="${evil.origin.replace('127.0.0.1', 'localhost')}"></iframe>
      <iframe name="sandboxed" sandbox="allow-scripts" srcdoc="<script>${sandboxed}</script>"></iframe>
      <script>window.porchlight = function () { (porchlight.q = porchlight.q || []).push(arguments); };
        window.heard = []; [${events.join()}].forEach(function (event) {
          porchlight('on', event, function () { heard.push(event); }); });</script>
      <script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}" data-consent="given"></script></body></html>`,
  }));
  const visitor = await people.stranger();
  await visitor.goto(site.origin);
  const chat = visitor.frameLocator('iframe[title="Chat"]');
  await visitor.getByRole('button', { name: 'Open chat' }).click();
  // Once this is answered the chat has heard what the page listens to, too: what is said before that is not told.
  expect(await call(visitor, 'page', { url: `${site.origin}/cart` })).toEqual({ ok: true });
  const field = chat.getByRole('textbox', { name: 'Message', exact: true });
  await field.fill('Only from me.');
  await field.press('Enter');
  await expect(chat.getByText('Only from me.')).toBeVisible();
  // The words are in the chat before the server has them, and told to the page after.
  await expect.poll(() => visitor.evaluate<string[]>('heard')).toContain('message');
  for (const name of ['third', 'sandboxed']) {
    const frame = visitor.frame(name);
    await expect.poll(() => frame?.evaluate('sent > 200')).toBe(true);
    expect(await frame?.evaluate('got.length')).toBe(0);
  }
  const heard = await visitor.evaluate<string[]>('heard');
  expect(heard.filter((name) => ['close', 'unread', 'identify', 'error'].includes(name))).toEqual(
    [],
  );
  expect(heard.filter((name) => name === 'message')).toEqual(['message']);
  expect(await visitor.title()).toBe('A shop');
  expect(visitor.url()).toBe(`${site.origin}/`);
  await expect(chat.getByText('forged')).toHaveCount(0);
  evil.close();
  site.close();
});

test(
  'a window of the chat believes nobody who has opened it',
  { tag: '@long' },
  async ({ people, house }) => {
    const opener = `<!doctype html><title>Evil</title><button onclick="win = window.open('${house.url}/widget/frame?inbox=${house.inbox_key}#window')">Open</button>
    <script>var win; ${forge('win')}</script>`;
    const evil = await openSite(() => ({ html: opener }));
    const stranger = await people.stranger();
    await stranger.goto(evil.origin);
    const [window] = await Promise.all([
      stranger.waitForEvent('popup'),
      stranger.getByRole('button', { name: 'Open' }).click(),
    ]);
    await expect(window.getByText('This chat opens from a website.')).toBeVisible({
      timeout: 30_000,
    });
    expect(await stranger.evaluate('got.length')).toBe(0);
    expect(await window.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([
      0, 0,
    ]);
    evil.close();
  },
);
