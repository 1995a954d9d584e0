import { expect, it, vi } from 'vitest';
import type { HostState } from '../port/port-messages.ts';
import { awaitHost } from './host-line.ts';

const page = { url: 'https://shop.example/otter', title: 'Otter', referrer: '' };

function setUp() {
  const parent = {} as Window;
  const frame = Object.assign(new EventTarget(), { parent }) as unknown as Window;
  const line = awaitHost(frame);
  const offer = (init: Partial<MessageEventInit> = {}) => {
    const channel = new MessageChannel();
    const event = new Event('message');
    Object.assign(event, {
      data: { porchlight: 1, page },
      origin: 'https://shop.example',
      source: parent,
      ports: [channel.port2],
      ...init,
    });
    frame.dispatchEvent(event);
    return channel.port1;
  };
  return { line, offer };
}

const isPending = async (promise: Promise<unknown>) =>
  (await Promise.race([promise, Promise.resolve('pending')])) === 'pending';

it('takes the parent’s offer, with the origin that the browser tells', async () => {
  const { line, offer } = setUp();
  offer();
  expect(await line).toMatchObject({ origin: 'https://shop.example', page });
});

it('takes no offer from anybody else, and none without a port or in another form', async () => {
  const { line, offer } = setUp();
  offer({ source: {} as Window });
  offer({ source: null });
  offer({ ports: [] });
  offer({ data: { porchlight: 2, page } });
  offer({ data: 'porchlight' });
  offer({ data: null });
  expect(await isPending(line)).toBe(true);
});

it('takes the first offer only', async () => {
  const { line, offer } = setUp();
  offer();
  offer({ origin: 'https://evil.example' });
  expect((await line).origin).toBe('https://shop.example');
});

it('is closed and unfocused until the page says otherwise, and tells its listeners', async () => {
  const { line, offer } = setUp();
  const port = offer();
  const host = await line;
  expect(host.getState()).toMatchObject({ open: false, focused: false });
  const listener = vi.fn<() => void>();
  const stop = host.subscribe(listener);
  const state: HostState = { open: true, focused: true, title: 'A basket' };
  port.postMessage(state);
  await vi.waitFor(() => expect(host.getState()).toEqual(state));
  expect(listener).toHaveBeenCalledOnce();
  stop();
  port.postMessage({ ...state, open: false });
  await vi.waitFor(() => expect(host.getState().open).toBe(false));
  expect(listener).toHaveBeenCalledOnce();
});

it('tells the page over the port', async () => {
  const { line, offer } = setUp();
  const port = offer();
  const heard = new Promise((resolve) => {
    port.addEventListener('message', ({ data }) => resolve(data));
    port.start();
  });
  (await line).tell({ type: 'close' });
  expect(await heard).toEqual({ type: 'close' });
});

it('hands over what the page calls, and takes it for no state', async () => {
  const { line, offer } = setUp();
  const port = offer();
  const host = await line;
  const called = vi.fn<(call: object) => void>();
  host.onCall(called);
  const call = { call: 'page', arg: { url: '/' }, id: 1 };
  port.postMessage(call);
  await vi.waitFor(() => expect(called.mock.calls).toEqual([[call]]));
  expect(host.getState()).toMatchObject({ open: false, focused: false });
});
