// @vitest-environment node
import { Window } from 'happy-dom';
import { expect, it, vi } from 'vitest';

it('is imported and called on a server without touching anything', async () => {
  expect('window' in globalThis).toBe(false);
  const { load } = await import('./load.ts');
  const chat = load({ origin: 'https://chat.example', inbox: 'key' });
  expect(chat('open')).toBeUndefined();
  expect(chat.for('key')('toggle')).toBeUndefined();
});

it('puts the chat on a page once, with what was said of it', async () => {
  const window = new Window({ url: 'https://shop.example' });
  const asked = vi.fn<(url: string) => Promise<Response>>(async () => Response.json({ ok: true }));
  const { document, localStorage, CSSStyleSheet } = window;
  const page = { window, document, localStorage, CSSStyleSheet, fetch: asked };
  for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { load } = await import('./load.ts');
  const options = { origin: 'https://chat.example/', inbox: 'key', color: '#102030' } as const;
  const chat = load({ ...options, ...({ theme: undefined } as object) });
  // As React does in development.
  expect(load(options)).toBe(chat);
  vi.advanceTimersByTime(2_500);
  expect(asked.mock.calls).toEqual([
    ['https://chat.example/api/v2/widget/config?inbox=key&color=%23102030'],
  ]);
  chat('destroy');
  const again = load(options);
  expect(again).not.toBe(chat);
  again('destroy');
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  expect(load({ ...options, origin: 'chat' })('open')).toBeUndefined();
  expect(warned.mock.calls.flat().join(' ')).toContain('chat is no origin of a chat server');
  vi.useRealTimers();
  // What is still on its way comes to a page that is there.
  await new Promise(setImmediate);
  vi.unstubAllGlobals();
});
