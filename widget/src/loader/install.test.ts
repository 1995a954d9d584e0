// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FrameMessage, HostState, PortOffer } from '../port/port-messages.ts';
import { install } from './install.ts';

const chat = 'https://chat.example';
const asked = vi.fn<(url: string) => object>(() => ({ name: 'Nightjar', online: true }));
const warned = vi.spyOn(console, 'warn');
const idle: (() => void)[] = [];

beforeEach(() => {
  asked.mockClear();
  warned.mockReset().mockImplementation(() => {});
  idle.length = 0;
  localStorage.clear();
  vi.stubGlobal('fetch', async (url: string) => Response.json(asked(url)));
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run));
});

afterEach(() => {
  window.porchlight?.('destroy');
  vi.unstubAllGlobals();
});

/** Puts the script tag's widget on the page, as it is once the page has come to rest. */
function openPage(wishes: Record<string, string> = {}) {
  const script = document.createElement('script');
  Object.defineProperty(script, 'src', { value: `${chat}/widget.js` });
  Object.assign(script.dataset, { inbox: 'key', ...wishes });
  install(script);
  for (const run of idle.splice(0)) run();
}

const shadow = () => document.body.lastElementChild?.shadowRoot as ShadowRoot;
const launcher = () => shadow().querySelector('button') as HTMLButtonElement;
const unseen = /button\s*\{\s*visibility/;
const sheet = () =>
  [...(shadow().adoptedStyleSheets[0]?.cssRules ?? [])].map((rule) => rule.cssText);
const iframe = () => shadow().querySelector('iframe');
const call = (...args: [string, ...unknown[]]) => window.porchlight?.(...args);

function hasOpenedBefore() {
  openPage();
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
  const [taken] = offers;
  if (taken === undefined) throw new Error('no offer');
  const heard: HostState[] = [];
  taken.port.addEventListener('message', ({ data }) => heard.push(data as HostState));
  taken.port.start();
  return { ...taken, heard, tell: (message: FrameMessage) => say(taken.port, message) };
}

it('puts a named launcher on the page, and asks for the configuration alone', () => {
  openPage();
  expect(launcher().ariaLabel).toBe('Open chat');
  expect(launcher().ariaExpanded).toBe('false');
  expect(asked.mock.calls).toEqual([[`${chat}/api/v2/widget/config?inbox=key`]]);
  expect(iframe()).toBeNull();
  expect(localStorage).toHaveLength(0);
});

it('sends what its script tag wishes along, to the configuration and the frame', () => {
  openPage({ color: '#0A7F6E', launcherText: 'Ask us' });
  const query = '?inbox=key&color=%230A7F6E&launcherText=Ask+us';
  expect(asked.mock.calls).toEqual([[`${chat}/api/v2/widget/config${query}`]]);
  call('open');
  expect(iframe()?.src).toBe(`${chat}/widget/frame${query}`);
});

it('is seen once it is dressed, with the inbox’s rules after its own', async () => {
  asked.mockReturnValueOnce({ online: true, css: 'button { background: plum }', label: 'Ask us' });
  openPage();
  expect(sheet().at(-1)).toMatch(unseen);
  await vi.waitFor(() => expect(sheet().at(-1)).toContain('plum'));
  expect(sheet().join('')).not.toMatch(unseen);
  expect(launcher().ariaLabel).toBe('Ask us');
  call('open');
  expect(launcher().ariaLabel).toBe('Close chat');
});

it('is seen, too, where the server does not answer', async () => {
  asked.mockImplementationOnce(() => {
    throw new Error('away');
  });
  openPage();
  expect(sheet().join('')).toMatch(unseen);
  await vi.waitFor(() => expect(sheet().join('')).not.toMatch(unseen));
});

it('lights its lamp when somebody is there', async () => {
  openPage();
  await vi.waitFor(() => expect(launcher().className).toBe('online'));
});

it('wakes within two seconds on a page that never comes to rest', () => {
  hasOpenedBefore();
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (run: () => void, { timeout }: IdleRequestOptions) =>
    setTimeout(run, timeout),
  );
  openPage();
  vi.advanceTimersByTime(2000);
  vi.useRealTimers();
  expect(asked).toHaveBeenCalledOnce();
  expect(iframe()).not.toBeNull();
});

it('opens the frame of the script’s own origin, once, and closes by Escape with the focus back', () => {
  openPage();
  launcher().click();
  expect(iframe()?.src).toBe(`${chat}/widget/frame?inbox=key`);
  expect(iframe()?.title).toBe('Chat');
  expect(launcher().ariaLabel).toBe('Close chat');
  expect(launcher().ariaExpanded).toBe('true');
  const first = iframe();
  launcher().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(launcher().ariaExpanded).toBe('false');
  launcher().click();
  expect(iframe()).toBe(first);
});

it('wakes the frame on the next page only after it was opened once', () => {
  hasOpenedBefore();
  openPage();
  expect(iframe()).not.toBeNull();
  expect(launcher().ariaExpanded).toBe('false');
});

it('works without storage', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementationOnce(() => {
    throw new Error('full');
  });
  openPage();
  launcher().click();
  expect(iframe()).not.toBeNull();
});

it('offers the line to the chat’s origin only, with the page’s address', () => {
  openPage();
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
  openPage();
  call('open');
  launcher().focus();
  const { heard } = loadFrame();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true, focused: true }));
  hasFocus.mockReturnValue(false);
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true, focused: false }));
  const { length } = heard;
  call('close');
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: false }));
  expect(heard).toHaveLength(length + 1);
  hasFocus.mockRestore();
});

it('does not count focus in the frame as the page’s: the frame knows better', async () => {
  const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  openPage();
  call('open');
  const { heard } = loadFrame();
  iframe()?.focus();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true, focused: false }));
  hasFocus.mockRestore();
});

it('offers a new line to a page that is loaded anew', async () => {
  openPage();
  call('open');
  loadFrame();
  const { heard } = loadFrame();
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ open: true }));
});

it('shows the unread number until it is opened, and says it', async () => {
  openPage();
  call('open');
  call('close');
  const unread = vi.fn<(count: unknown) => void>();
  call('on', 'unread', unread);
  const { tell } = loadFrame();
  tell({ type: 'state', unread: 3, online: true });
  await vi.waitFor(() => expect(launcher().textContent).toBe('3'));
  expect(launcher().ariaLabel).toBe('Open chat, 3 unread');
  expect(unread.mock.calls).toEqual([[3]]);
  call('open');
  expect(launcher().textContent).toBe('');
});

it('closes when the frame asks', async () => {
  openPage();
  call('open');
  loadFrame().tell({ type: 'close' });
  await vi.waitFor(() => expect(launcher().ariaExpanded).toBe('false'));
});

it('plays the calls that the stub kept, in order', () => {
  const opened = vi.fn<() => void>();
  const stub = Object.assign(() => undefined, { q: [['on', 'open', opened], ['open']] });
  window.porchlight = stub;
  openPage();
  expect(opened).toHaveBeenCalledOnce();
  expect(launcher().ariaExpanded).toBe('true');
});

it('obeys toggle, hide and show', () => {
  openPage();
  call('toggle');
  expect(launcher().ariaExpanded).toBe('true');
  call('hide');
  expect(launcher().hidden).toBe(true);
  expect(launcher().ariaExpanded).toBe('false');
  call('show');
  expect(launcher().hidden).toBe(false);
});

it('stops telling when told so, by the stop or by off, for that event only', () => {
  openPage();
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

it('warns with a sentence about a command that it doesn’t know, and never throws', () => {
  openPage();
  call('fly');
  expect(warned.mock.calls.flat().join(' ')).toContain('no command fly');
  call('on', 'open', () => {
    throw new Error('the page’s own fault');
  });
  expect(() => call('open')).not.toThrow();
  expect(warned.mock.calls.flat().join(' ')).toContain('the page’s own fault');
});

it('says on the console why the server refuses', async () => {
  asked.mockReturnValueOnce({ ok: false, detail: 'There is no inbox with this key.' });
  openPage();
  await vi.waitFor(() => expect(warned.mock.calls.flat().join(' ')).toContain('There is no inbox'));
});

it('takes everything off the page, and its name with it', () => {
  const before = document.body.childElementCount;
  openPage();
  call('open');
  call('destroy');
  expect(document.body.childElementCount).toBe(before);
  expect(window.porchlight).toBeUndefined();
});

it('goes by shutdown and comes back by boot', () => {
  const before = document.body.childElementCount;
  openPage();
  call('shutdown');
  expect(document.body.childElementCount).toBe(before);
  call('open');
  call('boot');
  expect(launcher().ariaExpanded).toBe('false');
});

it('is there once, however often the tag is', () => {
  const before = document.body.childElementCount;
  openPage();
  openPage();
  expect(document.body.childElementCount).toBe(before + 1);
});
