import { expect, it, vi } from 'vitest';
import type { Stage } from '../app.tsx';
import type { FrameMessage } from '../../port/port-messages.ts';
import { createFixtureClient } from '../../test/fixture-client.ts';
import { createSilence } from '../../test/silence.ts';
import type { CallContext } from './call-context.ts';
import { createIdentifyCalls, type Identify } from './identify.ts';

/** The page's calls beside a server that knows one token; `stale` is one whose time is over. */
function setUp() {
  const told: FrameMessage[] = [];
  const client = createFixtureClient();
  const who = { visitor_id: 'vera', verified: false, next_conversation: 'next' };
  const chat = { client, ...who, sound: createSilence(), close: vi.fn<() => void>() };
  const stage = (): Stage => ({ kind: 'running', chat });
  const identify = vi.fn<Identify>(async (token, refresh) => {
    const last = token === 'stale' ? await refresh() : token;
    if (last === null) return { ok: true, visitor_id: 'vera', verified: false };
    if (last === 'mia') return { ok: true, visitor_id: 'mia', verified: true };
    const error = { code: 'identity_expired', message: 'too old', retry: 'never' } as const;
    return { ok: false, error };
  });
  const calls = createIdentifyCalls(identify);
  const context = { stage, tell: (said: FrameMessage) => told.push(said) };
  const call = (token: unknown) => calls(token, context as unknown as CallContext);
  return { told, identify, call };
}

it('tells who the visitor has become, and nothing where it is the same', async () => {
  const { told, call } = setUp();
  expect(await call('mia')).toEqual({ ok: true, verified: true });
  expect(told).toEqual([{ type: 'identify', detail: { contact_id: 'mia' } }]);
  expect(await call(null)).toEqual({ ok: true, verified: false });
  expect(told).toHaveLength(1);
});

it('has the page asked for another token, and answers both calls alike', async () => {
  const { told, identify, call } = setUp();
  const first = call('stale');
  await vi.waitFor(() => expect(told).toEqual([{ type: 'refresh' }]));
  const accepted = { ok: true, verified: true };
  expect([await call('mia'), await first]).toEqual([accepted, accepted]);
  expect(identify).toHaveBeenCalledOnce();
});

it('gives up where the page has none', async () => {
  const { told, call } = setUp();
  const first = call('stale');
  await vi.waitFor(() => expect(told).toEqual([{ type: 'refresh' }]));
  const refused = { ok: false, error: { code: 'identity_expired' } };
  expect(await call(undefined)).toMatchObject(refused);
  expect(await first).toMatchObject(refused);
});

it('lets the visitor leave also while it waits for a token', async () => {
  const { told, identify, call } = setUp();
  const first = call('stale');
  await vi.waitFor(() => expect(told).toEqual([{ type: 'refresh' }]));
  expect(await call(null)).toEqual({ ok: true, verified: false });
  expect(await first).toMatchObject({ ok: false });
  expect(identify).toHaveBeenLastCalledWith(null, expect.any(Function));
});
