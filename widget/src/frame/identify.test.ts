// @vitest-environment happy-dom
import { type Id, reject } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import { identify, type IdentityDesk, type RefreshToken } from './identify.ts';
import { createKept } from './kept.ts';
import { createSession } from './session.ts';

const [vera, mia, other] = ['b001', 'b002', 'b003'].map(
  (end) => `01890000-0000-7000-8000-00000000${end}`,
) as [Id, Id, Id];
const context = {} as never;

interface Asked {
  readonly how: string;
  readonly bearer: string | null;
  readonly body: unknown;
}

/** A server that answers in turn, each time to `METHOD path`. */
function setUp(...answers: (object | Error)[]) {
  localStorage.clear();
  const asked: Asked[] = [];
  const fetch = vi.fn<typeof globalThis.fetch>(async (path, init) => {
    const bearer = new Headers(init?.headers).get('authorization');
    const body: unknown = JSON.parse((init?.body as string | undefined) ?? 'null');
    asked.push({ how: `${init?.method} ${path as string}`, bearer, body });
    const answer = answers.shift() ?? new Error('asked too often');
    if (answer instanceof Error) throw answer;
    return Response.json(answer);
  });
  const kept = createKept(() => localStorage);
  const session = createSession({
    inbox_key: 'key',
    origin: 'https://a.example',
    context,
    kept,
    fetch,
  });
  session.adopt({ token: 'of-vera', visitor_id: vera, verified: false });
  const became: Id[] = [];
  const faults: Error[] = [];
  const waits: number[] = [];
  const desk: IdentityDesk = {
    session,
    stages: {
      become: async (visitor_id) => {
        const fault = faults.shift();
        if (fault !== undefined) throw fault;
        became.push(visitor_id);
      },
    },
    after: (delay_ms, run) => {
      waits.push(delay_ms);
      queueMicrotask(run);
    },
  };
  const call = (token: unknown, refresh?: RefreshToken) => identify(desk, token, refresh);
  return { identify: call, session, asked, became, waits, faults };
}

function granted(id: Id, token: string, merged_id: Id | null = null) {
  return { ok: true, token, me: { kind: 'visitor', id }, account_id: id, inbox_id: id, merged_id };
}

const expired = reject('identity_expired', 'exp: is over');
const away = reject('storage_unavailable', 'the database does not answer');

it('[VI6] proves who the visitor is, keeps the session and lets the chat be that person’s', async () => {
  const { identify: calls, session, asked, became } = setUp(granted(mia, 'of-mia', vera));
  expect(await calls('a token')).toEqual({ ok: true, visitor_id: mia, verified: true });
  expect(asked).toEqual([
    {
      how: 'POST /api/v2/widget/identify',
      bearer: 'Bearer of-vera',
      body: { identity_token: 'a token' },
    },
  ]);
  expect(session.current()).toEqual({ token: 'of-mia', visitor_id: mia, verified: true });
  expect(became).toEqual([mia]);
});

it('asks once for a fresh token where the time of this one is over', async () => {
  const { identify: calls, asked } = setUp(expired, granted(mia, 'of-mia'));
  expect(await calls('old', async () => 'fresh')).toMatchObject({ ok: true });
  expect(asked.map(({ body }) => body)).toEqual([
    { identity_token: 'old' },
    { identity_token: 'fresh' },
  ]);
  const again = setUp(expired, expired);
  const answer = await again.identify('old', async () => 'old too');
  expect(answer).toMatchObject({ ok: false, error: { code: 'identity_expired' } });
  for (const refresh of [async () => undefined, () => Promise.reject(new Error('signed out'))]) {
    const stranger = setUp(expired);
    expect(await stranger.identify('old', refresh)).toMatchObject({
      ok: false,
      error: { retry: 'never' },
    });
  }
});

it('waits ever longer for a server that is away, and gives way to a later call', async () => {
  const { identify: calls, waits } = setUp(away, new Error('no network'), granted(mia, 'of-mia'));
  expect(await calls('a token')).toMatchObject({ ok: true });
  expect(waits).toEqual([1_000, 2_000]);
  const busy = setUp(away, granted(other, 'of-other'));
  const [first, second] = [busy.identify('of mia'), busy.identify('of other')];
  expect(await first).toMatchObject({ ok: false, error: { retry: 'never' } });
  expect(await second).toMatchObject({ ok: true, visitor_id: other });
});

it('renews a session that has come to its end, and proves it then', async () => {
  const over = reject('session_expired', 'no such session');
  const { identify: calls, asked } = setUp(over, granted(other, 'new'), granted(mia, 'of-mia'));
  expect(await calls('a token')).toMatchObject({ ok: true, visitor_id: mia });
  expect(asked.map(({ bearer }) => bearer)).toEqual(['Bearer of-vera', null, 'Bearer new']);
});

it('refuses what is no token, and hands on why the server refuses one', async () => {
  const { identify: calls, asked, became } = setUp(reject('identity_refused', 'no identity token'));
  expect(await calls(7)).toMatchObject({ ok: false, error: { code: 'identity_refused' } });
  expect(asked).toEqual([]);
  expect(await calls('forged')).toMatchObject({
    ok: false,
    error: { code: 'identity_refused' },
  });
  expect(became).toEqual([]);
});

it('[VI6] answers also where the chat can’t become that person’s now, and goes on with the next call', async () => {
  const { identify: calls, became, faults } = setUp(granted(mia, 'of-mia'), granted(other, 'o'));
  faults.push(new Error('could not be fetched'));
  expect(await calls('a token')).toMatchObject({ ok: false, error: { retry: 'later' } });
  expect(await calls('another')).toMatchObject({ ok: true, visitor_id: other });
  expect(became).toEqual([other]);
});

it('[VI6] ends the session of whoever leaves, and is a stranger afterwards', async () => {
  const { identify: calls, session, asked, became } = setUp({}, granted(other, 'of-other'));
  session.adopt({ token: 'of-mia', visitor_id: mia, verified: true });
  expect(await calls(null)).toEqual({ ok: true, visitor_id: other, verified: false });
  expect(asked.map(({ how, bearer }) => [how, bearer])).toEqual([
    ['DELETE /api/v2/sessions/current', 'Bearer of-mia'],
    ['POST /api/v2/widget/sessions', null],
  ]);
  expect(session.current()).toEqual({ token: 'of-other', visitor_id: other });
  expect(became).toEqual([other]);
  expect(await calls(null)).toEqual({ ok: true, visitor_id: other, verified: false });
  expect(asked).toHaveLength(2);
});
