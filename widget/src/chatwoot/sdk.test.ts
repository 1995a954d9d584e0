// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FrameMessage } from '../port/port-messages.ts';
import { run } from './sdk.ts';

const asked = vi.fn<(url: string) => object>(() => ({ ok: true, label: 'Open chat', css: '' }));
const warned = vi.spyOn(console, 'warn');
const heard: [string, unknown][] = [];
const names = ['ready', 'opened', 'closed', 'on-message', 'error'];
const hear = (event: Event) => heard.push([event.type, (event as CustomEvent).detail ?? undefined]);

beforeEach(() => {
  asked.mockClear();
  heard.length = 0;
  localStorage.clear();
  warned.mockReset().mockImplementation(() => {});
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.stubGlobal('fetch', async (url: string) => Response.json(asked(url)));
  for (const name of names) addEventListener(`chatwoot:${name}`, hear);
});

afterEach(() => {
  window.porchlight?.('destroy');
  delete window.$chatwoot;
  delete window.chatwootSettings;
  for (const name of names) removeEventListener(`chatwoot:${name}`, hear);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const chat = () => window.$chatwoot as Record<string, unknown>;
const call = (name: string, ...args: unknown[]) =>
  (chat()[name] as (...args: unknown[]) => unknown)(...args);
const shadow = () => document.querySelector('html > div')?.shadowRoot as ShadowRoot;
const frame = () => shadow().querySelector('iframe') as HTMLIFrameElement;

/** The frame's end of the line, which a page of ours would be given. */
async function lineTo(element: HTMLIFrameElement): Promise<MessagePort> {
  const { promise, resolve } = Promise.withResolvers<MessagePort>();
  const postMessage = (_: unknown, __: string, [port]: [MessagePort]) => resolve(port);
  Object.defineProperty(element, 'contentWindow', { value: { postMessage } });
  element.dispatchEvent(new Event('load'));
  return promise;
}

function begin(settings?: Window['chatwootSettings']) {
  if (settings) window.chatwootSettings = settings;
  run({ websiteToken: 'key', baseUrl: 'https://chat.example/' });
  vi.advanceTimersByTime(200);
}

it('is ready once, with the settings that pages read off it', () => {
  begin();
  begin();
  expect(heard).toEqual([['chatwoot:ready', undefined]]);
  expect(chat()).toMatchObject({
    hasLoaded: true,
    isOpen: false,
    websiteToken: 'key',
    baseUrl: 'https://chat.example/',
  });
});

it('wishes what the settings say', () => {
  begin({
    position: 'left',
    locale: 'pt_BR',
    type: 'expanded_bubble',
    launcherTitle: 'Chat with us about anything you like',
    darkMode: 'auto',
  });
  const query = new URL(asked.mock.calls[0]?.[0] ?? '').searchParams;
  expect(Object.fromEntries(query)).toEqual({
    inbox: 'key',
    position: 'left',
    lang: 'pt-BR',
    launcher: 'pill',
    launcherText: 'Chat with us about anyth',
    theme: 'auto',
  });
});

it('opens, closes and hides as it is told, and says so', () => {
  begin({ hideMessageBubble: true });
  const button = shadow().querySelector('button') as HTMLButtonElement;
  expect(button.hidden).toBe(true);
  call('toggleBubbleVisibility', 'show');
  expect(button.hidden).toBe(false);
  call('toggle');
  expect(chat()['isOpen']).toBe(true);
  call('toggle', 'open');
  call('toggle', 'close');
  expect(chat()['isOpen']).toBe(false);
  expect(heard.slice(1)).toEqual([
    ['chatwoot:opened', undefined],
    ['chatwoot:closed', undefined],
  ]);
});

it('passes on what agents say, in Chatwoot’s form, and what goes wrong', async () => {
  asked.mockReturnValueOnce({ ok: false, code: 'unknown_inbox', message: 'No.', detail: 'No.' });
  begin();
  await vi.waitFor(() => expect(heard).toContainEqual(['chatwoot:error', expect.anything()]));
  call('toggle', 'open');
  const port = await lineTo(frame());
  const notice = { message_id: 'm', conversation_id: 'c', at: '2026-11-29T10:00:00.000Z' };
  const says = (from: 'agent' | 'visitor', text: string) => {
    const message: FrameMessage = { type: 'message', detail: { ...notice, from, text } };
    port.postMessage(message);
  };
  says('visitor', 'Hello');
  says('agent', 'Hi');
  const expected = { id: 'm', conversation_id: 'c', content: 'Hi', message_type: 1 };
  await vi.waitFor(() =>
    expect(heard.filter(([name]) => name === 'chatwoot:on-message')).toEqual([
      ['chatwoot:on-message', { ...expected, created_at: 1_795_946_400 }],
    ]),
  );
});

it('changes language and colours', async () => {
  begin();
  call('setLocale', 'zh_CN');
  call('setColorScheme', 'dark');
  await vi.waitFor(() => {
    vi.advanceTimersByTime(200);
    expect(asked.mock.lastCall?.[0]).toContain('lang=zh-CN&theme=dark');
  });
});

it('tells what the page says of its visitor and of the conversation', async () => {
  begin();
  call('setCustomAttributes', { plan: 'pro', seats: 4 });
  call('deleteCustomAttribute', 'plan');
  call('setConversationCustomAttributes', { order: 'A-1' });
  call('deleteConversationCustomAttribute', 'order');
  call('setLabel', 'billing');
  call('removeLabel', 'billing');
  const hash = { identifier_hash: 'a3f1', social_profiles: { github: 'noor' } };
  call('setUser', '7', { name: 'Noor', email: 'noor@visitor.example', ...hash });
  call('toggle', 'open');
  const port = await lineTo(frame());
  const calls: unknown[] = [];
  port.addEventListener('message', ({ data }) => 'call' in data && calls.push(data));
  port.start();
  port.postMessage({ type: 'live' } satisfies FrameMessage);
  await vi.waitFor(() => {
    vi.advanceTimersByTime(200);
    expect(calls.length).toBeGreaterThanOrEqual(7);
  });
  const told = calls.filter((one) => (one as { call: string }).call === 'describe');
  expect(told.map((one) => (one as { arg: unknown }).arg)).toEqual([
    { attributes: { plan: 'pro', seats: 4 } },
    { attributes: { plan: null } },
    { conversation: { attributes: { order: 'A-1' } } },
    { conversation: { attributes: { order: null } } },
    { conversation: { labels: { add: ['billing'] } } },
    { conversation: { labels: { remove: ['billing'] } } },
    // Nothing proves it.
    { attributes: { identifier: '7', name: 'Noor', email: 'noor@visitor.example' } },
  ]);
  expect(warned).not.toHaveBeenCalled();
});

it('forgets the visitor at a reset, and goes on', async () => {
  localStorage.setItem('another', '1');
  begin();
  call('reset');
  await vi.waitFor(() => {
    vi.advanceTimersByTime(200);
    expect(asked).toHaveBeenCalledTimes(2);
  });
  expect(Object.keys(localStorage)).toEqual(['another']);
});

it('throws nothing at a page that says no address', () => {
  run({ websiteToken: 'key', baseUrl: 'http://' });
  expect(warned.mock.calls.flat().join(' ')).toContain('is no address');
});
