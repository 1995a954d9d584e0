import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { handOver } from './hand-over.ts';
import { awaitHandOver } from './own-window.ts';

const origin = 'https://chat.example';
const session = { token: 'a token', visitor_id: '0197a1c2-0000-7000-8000-000000000001' };
const page = { url: 'https://shop.example/', title: 'A shop', referrer: '' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window of the chat's origin, as far as these two see it; what is posted to it comes from `from`. */
function pretendWindow(hash = '#window') {
  const kept = new Map<string, string>();
  const events = new EventTarget();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const self = {
    location: { origin, hash, reload: vi.fn<() => void>() },
    sessionStorage: storage,
    localStorage: { ...storage, getItem: (key: string) => kept.get(`local ${key}`) ?? null },
    closed: false,
    close: () => void (self.closed = true),
    setTimeout,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
    hear: (data: unknown, source: unknown, from = origin) =>
      events.dispatchEvent(Object.assign(new Event('message'), { data, source, origin: from })),
    postMessage: vi.fn<(data: unknown, target: unknown) => void>(),
  };
  return self;
}

type Pretended = ReturnType<typeof pretendWindow>;
const real = (window: Pretended) => window as unknown as Window;

/** Lets two windows hear each other. */
function connect(frame: Pretended, child: Pretended) {
  child.postMessage.mockImplementation((data) => child.hear(data, frame));
  frame.postMessage.mockImplementation((data) => frame.hear(data, child));
}

function begin(current: () => typeof session | undefined = () => session) {
  const [frame, child] = [pretendWindow(''), pretendWindow()];
  connect(frame, child);
  const told: string[] = [];
  const stop = handOver({
    frame: real(frame),
    child: real(child),
    session: { current },
    line: { origin: 'https://shop.example', page },
    onTaken: () => told.push('taken'),
    onGone: () => told.push('gone'),
  });
  return { frame, child, told, stop };
}

it('hands the session over, once the window listens, and takes the chat back when it is closed', async () => {
  const { child, told } = begin();
  vi.advanceTimersByTime(500);
  expect(told).toEqual([]);
  const found = awaitHandOver(real(child), 'key');
  vi.advanceTimersByTime(250);
  const { line, storage } = (await found) ?? {};
  expect(told).toEqual(['taken']);
  expect(storage?.getItem('porchlight-frame/key/session')).toBe(JSON.stringify(session));
  expect(line).toMatchObject({ origin: 'https://shop.example', page });
  expect(line?.getState()).toMatchObject({ open: true });
  const posts = child.postMessage.mock.calls.length;
  vi.advanceTimersByTime(5_000);
  expect(child.postMessage.mock.calls).toHaveLength(posts);
  expect(child.postMessage.mock.calls.every(([, target]) => target === origin)).toBe(true);
  child.close();
  vi.advanceTimersByTime(250);
  expect(told).toEqual(['taken', 'gone']);
});

it('lets the window be whoever the visitor becomes, and closes it when the visitor is forgotten', async () => {
  let current = session;
  const { frame, child } = begin(() => current);
  const found = awaitHandOver(real(child), 'key');
  vi.advanceTimersByTime(250);
  await found;
  expect(child.location.reload).not.toHaveBeenCalled();
  current = { ...session, token: 'another token' };
  vi.advanceTimersByTime(250);
  expect(child.location.reload).toHaveBeenCalledOnce();
  expect(child.sessionStorage.getItem('porchlight-frame/key/session')).toContain('another token');
  frame.dispatchEvent(new Event('porchlight-forgotten'));
  expect(child.closed).toBe(true);
});

it('gives up a window that never answers', () => {
  const { told } = begin();
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['gone']);
});

it('believes no other window and no other origin, whatever they say', async () => {
  const { frame, child, told } = begin();
  const stranger = pretendWindow();
  for (const [data, source, from] of [
    [{ porchlight: 'taken', token: 'a token' }, stranger, origin],
    [{ porchlight: 'taken', token: 'a token' }, child, 'https://evil.example'],
    [{ porchlight: 'taken', token: 'a token' }, child, 'null'],
    ['taken', child, origin],
    [null, child, origin],
  ] as const)
    frame.hear(data, source, from);
  expect(told).toEqual([]);

  const host = { origin: 'https://shop.example', page };
  const alone = pretendWindow();
  const found = awaitHandOver(real(alone), 'key');
  for (const [data, source, from] of [
    [{ porchlight: 'session', session, host }, stranger, 'https://evil.example'],
    [{ porchlight: 'session', session, host }, stranger, 'null'],
    [{ porchlight: 'session', session, host }, null, origin],
    [{ porchlight: 'session', session: { ...session, visitor_id: 'me' }, host }, stranger, origin],
    [{ porchlight: 'session', session: { ...session, token: 1 }, host }, stranger, origin],
    [{ porchlight: 'session', session }, stranger, origin],
    [{ porchlight: 1, session, host }, stranger, origin],
    ['session', stranger, origin],
    [null, stranger, origin],
  ] as const)
    alone.hear(data, source, from);
  vi.advanceTimersByTime(30_000);
  expect(await found).toBeUndefined();
  expect(stranger.postMessage).not.toHaveBeenCalled();
  expect(alone.sessionStorage.getItem('porchlight-frame/key/session')).toBeNull();
});

it('goes on by itself when it is loaded again, and waits for nobody elsewhere', async () => {
  const { child } = begin();
  const found = awaitHandOver(real(child), 'key');
  vi.advanceTimersByTime(250);
  await found;
  const again = { ...pretendWindow(), sessionStorage: child.sessionStorage };
  expect((await awaitHandOver(real(again), 'key'))?.line.origin).toBe('https://shop.example');
  expect(await awaitHandOver(real(pretendWindow('')), 'key')).toBeUndefined();
});
