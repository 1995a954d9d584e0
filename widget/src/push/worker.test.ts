import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Listener = (event: object) => void;

const listeners = new Map<string, Listener>();
const shown = vi.fn<(title: string, options: object) => Promise<void>>(async () => {});
const opened = vi.fn<(url: string) => Promise<void>>(async () => {});
let windows: { readonly url: string; readonly focus: () => Promise<void> }[] = [];

beforeEach(async () => {
  windows = [];
  vi.resetModules();
  vi.stubGlobal('self', {
    registration: { showNotification: shown },
    clients: { matchAll: async () => windows, openWindow: opened },
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  });
  await import('./worker.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
  shown.mockClear();
  opened.mockClear();
});

/** Lets an event happen, and waits for what is done about it. */
async function happens(type: string, event: object): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  listeners.get(type)?.({ ...event, waitUntil: (begun: Promise<unknown>) => (work = begun) });
  await work;
}

const notification = { close: () => {}, data: 'key & more' };

it('shows who has answered, in place of what it showed of the same conversation', async () => {
  const notice = {
    title: 'Lamps',
    body: 'Ada has answered you',
    conversation_id: 'one',
    inbox_key: 'key',
  };
  await happens('push', { data: { json: () => notice } });
  expect(shown.mock.calls).toEqual([
    ['Lamps', { body: 'Ada has answered you', tag: 'one', data: 'key' }],
  ]);
  await happens('push', {});
  expect(shown).toHaveBeenCalledOnce();
});

it('opens the chat where it is pressed, or turns to the window that has it', async () => {
  const focus = vi.fn<() => Promise<void>>(async () => {});
  const frame = 'https://chat.example/widget/frame?inbox=key+%26+more';
  for (const url of [
    frame,
    'https://chat.example/console#window',
    'https://chat.example/widget/frame?inbox=other#window',
  ])
    windows.push({ url, focus });
  await happens('notificationclick', { notification });
  expect(focus).not.toHaveBeenCalled();
  expect(opened.mock.calls).toEqual([['/widget/frame?inbox=key+%26+more#window,push']]);
  windows.push({ url: `${frame}#window`, focus });
  await happens('notificationclick', { notification });
  expect(focus).toHaveBeenCalledOnce();
  expect(opened).toHaveBeenCalledOnce();
});
