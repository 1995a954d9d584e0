import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base } from '../people/test.ts';
import { createVisitor } from '../people/visitor.ts';
import { openSite, type SitePage } from '../servers/open-site.ts';
import { root } from '../servers/server-process.ts';
import { call } from './call.ts';

/** Opens a website with this page at its root; others by their path. */
type Opens = (html: string, others?: Readonly<Record<string, SitePage>>) => Promise<string>;

const test = base.extend<{ opensSite: Opens }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs off its first parameter
  opensSite: async ({}, provide) => {
    const closes: (() => void)[] = [];
    await provide(async (html, others = {}) => {
      const site = await openSite((path) => (path === '/' ? { html } : others[path]));
      closes.push(site.close);
      return site.origin;
    });
    for (const close of closes) close();
  },
});

const shop = (lines: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>A shop</title>${head}</head><body><h1>Lamps</h1>${lines}</body></html>`;

test('calls are carried out before, during and after load, and answered', async ({
  people,
  house,
  opensSite,
}) => {
  const agent = await people.agent();
  const origin = await opensSite(
    shop(
      `<script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}"></script>`,
      `<script>
        window.porchlight = function () { (porchlight.q = porchlight.q || []).push(arguments); };
        window.heard = [];
        ['ready', 'open', 'close', 'message', 'status', 'conversation', 'unread'].forEach(function (event) {
          porchlight('on', event, function (detail) { heard.push([event, detail]); });
        });
        porchlight('open');
      </script>`,
    ),
  );
  const page = await people.stranger();
  const warned: string[] = [];
  page.on('console', (line) => line.type() === 'warning' && warned.push(line.text()));
  await page.goto(origin);
  const visitor = createVisitor(page);
  await expect(visitor.chat.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();

  expect(await call(page, 'send', 'Sent by the page itself.')).toMatchObject({ ok: true });
  await visitor.seesTick('Sent by the page itself.', 'Delivered');
  await agent.opens('Sent by the page itself.');
  await agent.says('And answered by a person.');
  await visitor.sees('And answered by a person.');
  await visitor.looks();
  await agent.seesTick('And answered by a person.', 'Read');

  expect(await call(page, 'page', { url: `${origin}/cart` })).toEqual({ ok: true });
  expect(await call(page, 'send', '')).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(await call(page, 'identify', 'a.b.c')).toMatchObject({ ok: false });
  await call(page, 'fly');
  await call(page, 'toggle');
  await expect(page.getByRole('button', { name: 'Open chat' })).toBeVisible();
  const events = await page.evaluate<[string, unknown][]>('heard');
  expect(events.map(([name]) => name)).toEqual(
    expect.arrayContaining(['open', 'ready', 'conversation', 'message', 'status', 'close']),
  );
  const texts = events.filter(([name]) => name === 'message').map(([, detail]) => detail);
  expect(texts).toMatchObject([
    { from: 'visitor', text: 'Sent by the page itself.' },
    { from: 'agent', text: 'And answered by a person.' },
  ]);
  expect(warned.join('\n')).toContain('send needs a text that is not empty.');
  expect(warned.join('\n')).toContain('There is no command fly');
});

test('destroy leaves nothing behind: no node, listener, timer, name or patch', async ({
  people,
  house,
  opensSite,
}) => {
  const origin = await opensSite(shop(''));
  const page = await people.stranger();
  await page.addInitScript(countTraces);
  await page.goto(origin);
  const before = await page.evaluate('traces()');
  for (const consent of ['given', '']) {
    await page.evaluate(
      ([src, inbox, consent]) => {
        const script = document.createElement('script');
        Object.assign(script.dataset, { inbox, consent });
        script.src = `${src}/widget.js`;
        script.addEventListener('load', () => script.remove(), { once: true });
        document.head.append(script);
      },
      [house.url, house.inbox_key, consent] as const,
    );
    const visitor = createVisitor(page);
    await visitor.opensChat();
    await visitor.says(`Soon gone (${consent}).`);
    await visitor.seesTick(`Soon gone (${consent}).`, 'Sent');
    expect(await page.evaluate('traces()')).not.toEqual(before);
    await call(page, 'destroy');
    expect(await page.evaluate('traces()')).toEqual(before);
  }
});

test('the chat stays open, with the words in it, while a website replaces its body', async ({
  people,
  house,
  opensSite,
}) => {
  const origin = await opensSite(
    shop(`<script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}"></script>`),
  );
  const page = await people.stranger();
  await page.goto(origin);
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.types('Half a sent');
  await page.evaluate(() => {
    // As Turbo does.
    const body = document.createElement('body');
    body.textContent = 'Another page';
    document.documentElement.replaceChild(body, document.body);
    history.pushState(null, '', '/another');
  });
  await visitor.seesDraft('Half a sent');
  await visitor.types('ence.');
  await visitor.seesDraft('Half a sentence.');
  // This loads the frame anew, without a word to it: what was typed in the last third of a second is not kept yet.
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    document.documentElement.innerHTML = '<head></head><body>All new</body>';
  });
  await visitor.seesDraft('Half a sentence.');
  await visitor.closesChat();
});

test(
  'two widgets on a page are two, and each has its name',
  { tag: '@long' },
  async ({ people, house, opensSite }) => {
    const tag = (inbox: string, more: string) =>
      `<script async src="${house.url}/widget.js" data-inbox="${inbox}" ${more}></script>`;
    // The other inbox is one that there is not: its widget says so, and the first does not mind.
    const origin = await opensSite(
      shop(tag(house.inbox_key, '') + tag('another', 'data-position="left"')),
    );
    const page = await people.stranger();
    await page.goto(origin);
    await expect(page.getByRole('button', { name: /chat/iu })).toHaveCount(2);
    await page.evaluate((inbox) => {
      const { porchlight } = window as unknown as {
        porchlight: { for: (key: string) => (c: string) => void };
      };
      porchlight.for(inbox)('open');
    }, house.inbox_key);
    const visitor = createVisitor(page);
    await visitor.says('From the first of two.');
    await visitor.seesTick('From the first of two.', 'Sent');
    expect(await page.locator('iframe').count()).toBe(1);
  },
);

test('the ES module puts the chat on a page, however often it is asked to', async ({
  people,
  house,
  opensSite,
}) => {
  const html = await readFile(join(root, 'widget/dist/loader.js'), 'utf8');
  const script = { html, headers: { 'content-type': 'text/javascript' } };
  const origin = await opensSite(
    shop(`<script type="module">
      import { load } from '/loader.js';
      const begin = () => load({ origin: '${house.url}', inbox: '${house.inbox_key}' });
      const first = begin();
      first('destroy');
      const chat = begin();
      document.title = String(chat === begin());
      chat('open');
    </script>`),
    { '/loader.js': script },
  );
  const page = await people.stranger();
  await page.goto(origin);
  const visitor = createVisitor(page);
  await visitor.says('By a bundler.');
  await visitor.seesTick('By a bundler.', 'Sent');
  await expect(page).toHaveTitle('true');
});

// oxlint-disable typescript/unbound-method -- to stand in for what belongs to the browser, one has to take it
/** Runs before the page: counts what a script can leave behind. */
function countTraces(): void {
  if (window !== top) return;
  const timers = new Set<unknown>();
  const listeners = new Map<string, number>();
  const on = EventTarget.prototype.addEventListener;
  const off = EventTarget.prototype.removeEventListener;
  // Of the page itself, and by a script of the page: Playwright's own listeners have no address.
  const isPage = (target: unknown) =>
    (target === window || target === document || target === undefined) &&
    (new Error('traced').stack ?? '').includes('http');
  EventTarget.prototype.addEventListener = function (type: string, ...rest: [never]) {
    if (isPage(this)) listeners.set(type, (listeners.get(type) ?? 0) + 1);
    return on.call(this, type, ...rest);
  };
  EventTarget.prototype.removeEventListener = function (type: string, ...rest: [never]) {
    if (isPage(this)) listeners.set(type, (listeners.get(type) ?? 0) - 1);
    return off.call(this, type, ...rest);
  };
  for (const [start, end] of [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
    ['requestIdleCallback', 'cancelIdleCallback'],
    ['requestAnimationFrame', 'cancelAnimationFrame'],
  ] as const) {
    const [begin, stop] = [window[start], window[end]] as ((...args: unknown[]) => unknown)[];
    Object.assign(window, {
      [start]: (...args: unknown[]) => {
        const timer = begin?.(...args);
        timers.add(timer);
        return timer;
      },
      [end]: (timer: unknown) => {
        timers.delete(timer);
        stop?.(timer);
      },
    });
  }
  const { pushState, replaceState } = history;
  Object.assign(window, {
    traces: () => ({
      nodes: document.querySelectorAll('*').length,
      listeners: [...listeners].filter(([, count]) => count !== 0),
      timers: timers.size,
      names: Object.getOwnPropertyNames(window)
        .filter((name) => !/^\d+$/u.test(name))
        .toSorted(),
      frames: window.length,
      patched: history.pushState !== pushState || history.replaceState !== replaceState,
      sheets: document.adoptedStyleSheets.length,
    }),
  });
}
