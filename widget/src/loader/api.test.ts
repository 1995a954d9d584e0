// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type {
  FrameMessage,
  HostCall,
  HostMessage,
  HostState,
  PortOffer,
} from '../port/port-messages.ts';
import { createApi } from './api.ts';

const chat = 'https://chat.example';
const config = { ok: true, name: 'Nightjar', online: true, css: '', ...wordsOf('Open chat') };
const asked = vi.fn<(url: string) => object>(() => config);
const warned = vi.spyOn(console, 'warn');

beforeEach(() => {
  asked.mockClear();
  warned.mockReset().mockImplementation(() => {});
  localStorage.clear();
  pretend('readyState', 'complete');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.stubGlobal('fetch', async (url: string) => Response.json(asked(url)));
});

afterEach(() => {
  while (window.porchlight) window.porchlight('destroy');
  if (vi.getTimerCount() > 0) throw new Error('a timer was left behind');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function wordsOf(label: string) {
  return { label, close: 'Close chat', new: 'unread' };
}

function pretend(what: 'readyState' | 'prerendering', value: unknown): void {
  Object.defineProperty(document, what, { configurable: true, value });
}

const ticks = () => void vi.advanceTimersByTime(100);

/** Puts the script tag's widget on the page, as it is once the page has loaded. */
async function openPage(wishes: Record<string, string> = {}) {
  createApi(chat, { inbox: 'key', ...wishes });
  ticks();
  await vi.waitFor(() => expect(sheet().join('')).not.toMatch(unseen));
}

const shadows = () =>
  [...document.querySelectorAll('html > div')].map(({ shadowRoot }) => shadowRoot as ShadowRoot);
const shadow = () => shadows().at(-1) as ShadowRoot;
const launcher = () => shadow().querySelector('button') as HTMLButtonElement;
const unseen = /button\s*\{\s*visibility/;
const sheet = () =>
  [...(shadow().adoptedStyleSheets[0]?.cssRules ?? [])].map((rule) => rule.cssText);
const iframe = () => shadow().querySelector('iframe');
const call = (...args: [string, ...unknown[]]) => window.porchlight?.(...args);
const sentences = () => warned.mock.calls.flat().join(' ');

async function hasOpenedBefore() {
  await openPage();
  call('open');
  call('destroy');
  asked.mockClear();
}

const say = (port: MessagePort, message: FrameMessage) => port.postMessage(message);

/** Plays the page in the frame: takes the loader's offer and holds its end of the line. */
function loadFrame() {
  const offers: { offer: PortOffer; origin: string; port: MessagePort }[] = [];
  Object.defineProperty(iframe(), 'contentWindow', {
    configurable: true,
    value: {
      postMessage: (offer: PortOffer, origin: string, [port]: [MessagePort]) =>
        offers.push({ offer, origin, port }),
    },
  });
  iframe()?.dispatchEvent(new Event('load'));
  ticks();
  const [taken] = offers;
  if (taken === undefined) throw new Error('no offer');
  const heard: HostState[] = [];
  const calls: HostCall[] = [];
  taken.port.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
    if ('call' in data) calls.push(data);
    else heard.push(data);
  });
  taken.port.start();
  return { ...taken, heard, calls, tell: (message: FrameMessage) => say(taken.port, message) };
}

/** A page of ours that has spoken: calls are handed to it. */
async function loadLiveFrame() {
  const line = loadFrame();
  line.tell({ type: 'live' });
  await vi.waitFor(() => expect(iframe()?.className).toBe('live'));
  ticks();
  return line;
}

it('puts a named launcher beside the body, and asks for the configuration alone', async () => {
  await openPage();
  expect(launcher().ariaLabel).toBe('Open chat');
  expect(`${launcher().ariaExpanded}`).toBe('false');
  expect(asked.mock.calls).toEqual([[`${chat}/api/v2/widget/config?inbox=key`]]);
  expect(iframe()).toBeNull();
  expect(localStorage).toHaveLength(0);
});

it('sends what its script tag wishes along, to the configuration and the frame', async () => {
  await openPage({ color: '#0A7F6E', launcherText: 'Ask us' });
  const query = '?inbox=key&color=%230A7F6E&launcherText=Ask+us';
  expect(asked.mock.calls).toEqual([[`${chat}/api/v2/widget/config${query}`]]);
  call('open');
  expect(iframe()?.src).toBe(`${chat}/widget/frame${query}`);
});

it('is seen once it is dressed, with the inbox’s rules after its own', async () => {
  const css = 'button { background: plum }';
  asked.mockReturnValueOnce({ ok: true, online: true, css, ...wordsOf('Ask us') });
  createApi(chat, { inbox: 'key' });
  expect(sheet().at(-1)).toMatch(unseen);
  ticks();
  await vi.waitFor(() => expect(sheet().at(-1)).toContain('plum'));
  expect(sheet().join('')).not.toMatch(unseen);
  expect(launcher().ariaLabel).toBe('Ask us');
  call('open');
  expect(launcher().ariaLabel).toBe('Close chat');
});

it('is seen, too, where the server does not answer, and says what is wrong', async () => {
  asked.mockImplementationOnce(() => {
    throw new Error('away');
  });
  const wrong = vi.fn<(error: unknown) => void>();
  window.porchlight = Object.assign(() => undefined, { q: [['on', 'error', wrong]] });
  await openPage();
  expect(wrong.mock.calls).toEqual([[expect.objectContaining({ message: 'away' })]]);
  expect(sentences()).toContain('away');
  expect(launcher().ariaLabel).toBe('Chat');
});

it('lights its lamp when somebody is there', async () => {
  await openPage();
  await vi.waitFor(() => expect(launcher().className).toBe('online'));
});

it('waits until the page has loaded, but no longer than two seconds', () => {
  pretend('readyState', 'interactive');
  const ready = vi.fn<() => void>();
  createApi(chat, { inbox: 'key' });
  call('on', 'ready', ready);
  vi.advanceTimersByTime(1_500);
  expect([asked.mock.calls.length, ready.mock.calls.length]).toEqual([0, 0]);
  vi.advanceTimersByTime(600);
  expect([asked.mock.calls.length, ready.mock.calls.length]).toEqual([1, 1]);
  pretend('readyState', 'complete');
  vi.advanceTimersByTime(5_000);
  expect([asked.mock.calls.length, ready.mock.calls.length]).toEqual([1, 1]);
});

it('is on no page that is only prepared, and asks nothing for one', () => {
  pretend('prerendering', true);
  createApi(chat, { inbox: 'key', consent: 'given' });
  vi.advanceTimersByTime(5_000);
  expect([shadows().length, asked.mock.calls.length]).toEqual([0, 0]);
  pretend('prerendering', false);
  vi.advanceTimersByTime(200);
  expect([shadows().length, asked.mock.calls.length]).toEqual([1, 1]);
});

it('comes back where the whole page was replaced', async () => {
  await openPage();
  call('open');
  shadow().host.remove();
  ticks();
  expect(`${launcher().ariaExpanded}`).toBe('true');
});

it('opens the frame of the script’s own origin, once, and closes by Escape with the focus back', async () => {
  await openPage();
  launcher().click();
  expect(iframe()?.src).toBe(`${chat}/widget/frame?inbox=key`);
  expect(iframe()?.title).toBe('Chat');
  expect(launcher().ariaLabel).toBe('Close chat');
  expect(`${launcher().ariaExpanded}`).toBe('true');
  const first = iframe();
  launcher().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(`${launcher().ariaExpanded}`).toBe('false');
  launcher().click();
  expect(iframe()).toBe(first);
});

it('wakes the frame on the next page only after it was opened once', async () => {
  await hasOpenedBefore();
  await openPage();
  expect(iframe()).not.toBeNull();
  expect(`${launcher().ariaExpanded}`).toBe('false');
});

it('works without storage', async () => {
  const refuse = () => {
    throw new Error('refused');
  };
  vi.stubGlobal('localStorage', new Proxy({}, { get: refuse, set: refuse }));
  await openPage();
  launcher().click();
  expect(iframe()).not.toBeNull();
});

it('[WT6] asks, keeps and frames nothing before consent where that is required', async () => {
  await openPage({ consent: 'required' });
  void call('describe', { attributes: { plan: 'pro' } });
  const waiting = call('send', 'Hello');
  expect([asked.mock.calls.length, iframe(), localStorage.length]).toEqual([0, null, 0]);
  expect(launcher().ariaLabel).toBe('Chat');
  await call('update', { consent: 'given' });
  vi.advanceTimersByTime(200);
  expect([asked.mock.calls.length, iframe() === null, localStorage.length]).toEqual([1, false, 1]);
  const { calls, tell } = await loadLiveFrame();
  const described = { call: 'describe', arg: { attributes: { plan: 'pro' } } };
  await vi.waitFor(() => expect(calls).toMatchObject([described, { call: 'send', arg: 'Hello' }]));
  tell({ type: calls[1]?.id as number, detail: { ok: true } });
  expect(await waiting).toEqual({ ok: true });
});

it('takes a consent that it does not know for none', async () => {
  await openPage({ consent: 'yes' });
  expect([asked.mock.calls.length, iframe()]).toEqual([0, null]);
});

it('forgets where consent is withdrawn: the frame first, then the mark on the page', async () => {
  await openPage({ consent: 'given' });
  const { calls, tell } = await loadLiveFrame();
  const forgotten = call('update', { consent: 'withdrawn' });
  ticks();
  const update = await vi.waitFor(() => {
    const found = calls.find((one) => one.call === 'update') as HostCall;
    expect(found.arg).toEqual({ consent: 'withdrawn' });
    return found;
  });
  tell({ type: update.id, detail: { ok: true } });
  await forgotten;
  vi.advanceTimersByTime(200);
  expect([iframe(), localStorage.length]).toEqual([null, 0]);
});

it('starts anew with what is updated, and stays open', async () => {
  await openPage();
  call('open');
  localStorage.clear();
  await call('update', { color: '#102030' });
  expect(`${launcher().ariaExpanded}`).toBe('true');
  expect(iframe()?.src).toContain('color=%23102030');
  expect(shadows()).toHaveLength(1);
});

it('offers the line to the chat’s origin only, with the page’s address', async () => {
  await openPage();
  call('open');
  const { offer, origin } = loadFrame();
  expect(origin).toBe(chat);
  expect(offer).toEqual({
    porchlight: 1,
    page: { url: document.URL, title: document.title, referrer: document.referrer },
  });
});

it('tells the frame whether it is open and the page focused, each change once', async () => {
  const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  await openPage();
  call('open');
  launcher().focus();
  const { heard } = loadFrame();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true, focused: true }));
  hasFocus.mockReturnValue(false);
  ticks();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true, focused: false }));
  ticks();
  const { length } = heard;
  call('close');
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: false }));
  expect(heard).toHaveLength(length + 1);
  hasFocus.mockRestore();
});

it('puts and keeps the title as the frame says, and gives it back when it goes', async () => {
  const before = document.title;
  document.title = 'A shop';
  await openPage();
  call('open');
  const { heard, port } = loadFrame();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ title: 'A shop' }));
  const state = { type: 'state', unread: 2, online: true, own: 'A shop' } as const;
  say(port, { ...state, was: 'A shop', title: '(2) A shop' });
  await vi.waitFor(() => expect(document.title).toBe('(2) A shop'));
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ title: '(2) A shop' }));
  document.title = 'A basket';
  ticks();
  expect(document.title).toBe('A basket');
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ title: 'A basket' }));
  say(port, { ...state, own: 'A basket', was: 'A basket', title: '(2) A basket' });
  await vi.waitFor(() => expect(document.title).toBe('(2) A basket'));
  call('destroy');
  expect(document.title).toBe('A basket');
  document.title = before;
});

it('does not count focus in the frame as the page’s: the frame knows better', async () => {
  const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  await openPage();
  call('open');
  const { heard } = loadFrame();
  iframe()?.focus();
  ticks();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true, focused: false }));
  hasFocus.mockRestore();
});

it('offers a new line to a page that is loaded anew', async () => {
  await openPage();
  call('open');
  loadFrame();
  const { heard } = loadFrame();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true }));
});

it('shows the unread number until it is opened, and says it', async () => {
  await openPage();
  call('open');
  call('close');
  const unread = vi.fn<(count: unknown) => void>();
  call('on', 'unread', unread);
  const { tell } = loadFrame();
  tell({ type: 'state', unread: 3, online: true });
  tell({ type: 'state', unread: 3, online: false });
  await vi.waitFor(() => expect(launcher().className).toBe(''));
  expect(launcher().textContent).toBe('3');
  expect(launcher().ariaLabel).toBe('Open chat, 3 unread');
  expect(unread.mock.calls).toEqual([[3]]);
  call('open');
  expect(launcher().textContent).toBe('');
});

it('closes when the frame asks', async () => {
  await openPage();
  call('open');
  loadFrame().tell({ type: 'close' });
  await vi.waitFor(() => expect(`${launcher().ariaExpanded}`).toBe('false'));
});

it('plays the calls that the stub kept, in order', async () => {
  const heard = vi.fn<(event: string) => void>();
  const q = ['ready', 'open'].map((event) => ['on', event, () => heard(event)]);
  window.porchlight = Object.assign(() => undefined, { q: [...q, ['open']] });
  await openPage();
  expect(heard.mock.calls).toEqual([['open'], ['ready']]);
  expect(`${launcher().ariaExpanded}`).toBe('true');
});

it('obeys toggle, hide and show', async () => {
  await openPage();
  call('toggle');
  expect(`${launcher().ariaExpanded}`).toBe('true');
  call('hide');
  expect(launcher().hidden).toBe(true);
  expect(`${launcher().ariaExpanded}`).toBe('false');
  call('show');
  expect(launcher().hidden).toBe(false);
});

it('hands calls to the frame once a page of ours is there, and passes its answers and events on', async () => {
  await openPage();
  const told = vi.fn<(detail: unknown) => void>();
  call('on', 'message', told);
  const answer = call('page', { url: '/cart' });
  call('open');
  const { calls, tell } = loadFrame();
  ticks();
  tell({ type: 'live' });
  await vi.waitFor(() => expect(iframe()?.className).toBe('live'));
  ticks();
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  expect(calls).toMatchObject([
    { call: 'on', arg: 'message' },
    { call: 'page', arg: { url: '/cart' } },
  ]);
  tell({ type: calls[1]?.id as number, detail: { ok: true } });
  expect(await answer).toEqual({ ok: true });
  const detail = {
    message_id: 'm',
    conversation_id: 'c',
    from: 'agent',
    text: 'Hi',
    at: '',
  } as const;
  tell({ type: 'message', detail });
  await vi.waitFor(() => expect(told.mock.calls).toEqual([[detail]]));
});

it('asks the page for another token when the frame says so', async () => {
  await openPage();
  const refresh = vi.fn<() => Promise<string>>(async () => 'two');
  call('identify', { token: 'one', refresh });
  call('open');
  const { calls, tell } = await loadLiveFrame();
  tell({ type: 'refresh' });
  await vi.waitFor(() => {
    ticks();
    expect(calls.map(({ arg }) => arg)).toEqual(['one', 'two']);
  });
  expect(refresh).toHaveBeenCalledOnce();
});

it('sends by waking the frame, where nobody has to consent', async () => {
  await openPage();
  void call('send', 'Hello');
  expect(iframe()).not.toBeNull();
});

it('stops telling when told so, by the stop or by off, for that event only', async () => {
  await openPage();
  const listener = vi.fn<() => void>();
  const stop = call('on', 'open', listener) as () => void;
  call('on', 'close', listener);
  stop();
  call('open');
  expect(listener).not.toHaveBeenCalled();
  call('close');
  expect(listener).toHaveBeenCalledOnce();
  call('off', 'close', listener);
  call('open');
  call('close');
  expect(listener).toHaveBeenCalledOnce();
});

it('hands over a command that it does not know, and never throws', async () => {
  await openPage();
  call('fly', 'high');
  call('open');
  const { calls } = await loadLiveFrame();
  await vi.waitFor(() => expect(calls).toEqual([{ call: 'fly', arg: 'high', id: 1 }]));
  call('close');
  call('on', 'open', () => {
    throw new Error('the page’s own fault');
  });
  expect(() => call('open')).not.toThrow();
  expect(sentences()).toContain('the page’s own fault');
  expect(() => call('page', () => {})).not.toThrow();
  expect(() => call('identify')).not.toThrow();
  expect(() => window.porchlight?.for?.('nobody')('open')).not.toThrow();
  expect(sentences()).toContain('Unknown: nobody');
});

it('says on the console why the server refuses', async () => {
  const detail = 'There is no inbox with this key.';
  asked.mockReturnValueOnce({ ok: false, detail, code: 'unknown_inbox', message: detail });
  await openPage();
  expect(sentences()).toContain(detail);
});

it('takes everything off the page, and its name with it', async () => {
  await openPage();
  call('open');
  call('destroy');
  expect(shadows()).toHaveLength(0);
  expect('porchlight' in window).toBe(false);
});

it('does nothing after it was destroyed before its time', () => {
  createApi(chat, { inbox: 'key', consent: 'given' });
  call('destroy');
  vi.advanceTimersByTime(5_000);
  expect(asked).not.toHaveBeenCalled();
});

it('goes by shutdown and comes back by boot, with its listeners', async () => {
  await openPage();
  const opened = vi.fn<() => void>();
  call('on', 'open', opened);
  call('shutdown');
  expect(shadows()).toHaveLength(0);
  call('open');
  await call('update', { color: '#102030' });
  expect(shadows()).toHaveLength(0);
  call('boot');
  expect(`${launcher().ariaExpanded}`).toBe('false');
  call('open');
  expect(opened).toHaveBeenCalledOnce();
});

it('is there once for each inbox, however often the tag is', async () => {
  const first = createApi(chat, { inbox: 'key' });
  expect(createApi(chat, { inbox: 'key' })).toBe(first);
  const second = createApi(chat, { inbox: 'other' });
  expect(shadows()).toHaveLength(2);
  expect(window.porchlight).toBe(first);
  expect(window.porchlight?.for?.('other')).toBe(second);
  first('destroy');
  expect(window.porchlight).toBe(second);
  expect(window.porchlight?.for?.('other')).toBe(second);
});
