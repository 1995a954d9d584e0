// @vitest-environment happy-dom
import { createIdSource, limits, reject } from '@porchlight/protocol';
import { visitorSessionRequestSchema } from '@porchlight/protocol/schemas';
import { expect, it, vi } from 'vitest';
import { createKept } from './kept.ts';
import { nextConversation } from './next-conversation.ts';
import { createSession } from './session.ts';
import { visitContext } from './visit-context.ts';

const me = { kind: 'visitor', id: '01890000-0000-7000-8000-00000000b001' } as const;
const granted = { ok: true, token: 'token-1', me, account_id: me.id, inbox_id: me.id };
const page = { url: `https://shop.example/${'x'.repeat(3_000)}`, title: 'Otter', referrer: '' };
const noStorage = () => {
  throw new Error('refused');
};

function setUp(...answers: (object | Error)[]) {
  const asked: unknown[] = [];
  const fetch = vi.fn<typeof globalThis.fetch>(async (_, init) => {
    asked.push(JSON.parse(init?.body as string));
    const answer = answers.shift();
    if (answer instanceof Error || answer === undefined)
      throw answer ?? new Error('asked too often');
    return Response.json(answer);
  });
  const kept = createKept(() => localStorage);
  localStorage.clear();
  const options = {
    inbox_key: 'key',
    origin: 'https://shop.example',
    context: visitContext(page, navigator),
    kept,
    fetch,
  };
  return {
    session: createSession(options),
    again: () => createSession(options),
    inOtherTab: () => createSession({ ...options, kept: createKept(() => localStorage) }),
    asked,
    kept,
  };
}

it('asks for a session in the protocol’s form, within its limits', async () => {
  const { session, asked } = setUp(granted);
  expect(session.token()).toBeUndefined();
  expect(await session.begin()).toEqual({ ok: true, visitor_id: me.id });
  expect(session.token()).toBe('token-1');
  expect(visitorSessionRequestSchema.parse(asked[0])).toMatchObject({
    inbox_key: 'key',
    origin: 'https://shop.example',
    context: { page_title: 'Otter', referrer: null },
  });
  expect(JSON.stringify(asked[0]).length).toBeLessThan(limits.url_length + 1_000);
});

it('is the same person on the next page, without asking', async () => {
  const { session, again, asked } = setUp(granted);
  await session.begin();
  const next = again();
  expect(await next.begin()).toEqual({ ok: true, visitor_id: me.id });
  expect(next.token()).toBe('token-1');
  expect(asked).toHaveLength(1);
});

it('shows the old token when it renews', async () => {
  const { session, asked } = setUp(granted, { ...granted, token: 'token-2' });
  await session.begin();
  await session.renew();
  expect(asked[1]).toMatchObject({ token: 'token-1' });
  expect(session.token()).toBe('token-2');
});

it('hands the server’s refusal on', async () => {
  const refusal = reject('origin_not_allowed', 'not here');
  const { session } = setUp(refusal);
  expect(await session.begin()).toEqual(refusal);
  expect(session.token()).toBeUndefined();
});

it('takes no answer, or one that is not ours, for a reason to come back later', async () => {
  const { session } = setUp(new TypeError('Failed to fetch'), { error: 'Bad gateway' });
  for (const attempt of [1, 2]) {
    const answer = await session.begin();
    expect([attempt, answer.ok || answer.error.retry]).toEqual([attempt, 'later']);
  }
});

it('[VI6] is not renewed while a tab makes somebody else of the visitor, and then is that one’s', async () => {
  let turn: Promise<unknown> = Promise.resolve();
  const request = (_: string, work: () => Promise<unknown>) => (turn = turn.then(work));
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
  const { session, asked } = setUp(granted, { ...granted, token: 'of-mia-2' });
  await session.begin();
  const mia = { token: 'of-mia', visitor_id: me.id, verified: true };
  const becomes = session.alone(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    session.adopt(mia);
  });
  await Promise.all([becomes, session.renew()]);
  expect(asked.at(-1)).toMatchObject({ token: 'of-mia' });
  expect(session.current()).toEqual({ ...mia, token: 'of-mia-2' });
  Reflect.deleteProperty(navigator, 'locks');
});

it('[VI6] is whoever another tab has made of the visitor since it began', async () => {
  const { session, inOtherTab, asked } = setUp(granted, { ...granted, token: 'of-mia-2' });
  await session.begin();
  inOtherTab().adopt({ token: 'of-mia', visitor_id: me.id, verified: true });
  expect(session.current()).toMatchObject({ token: 'of-mia', verified: true });
  await session.renew();
  expect(asked.at(-1)).toMatchObject({ token: 'of-mia' });
});

it('asks anew when what was kept is damaged', async () => {
  const { session, kept, asked } = setUp(granted);
  kept.set('porchlight-frame/key/session', '{"token":7');
  await session.begin();
  expect(asked).toHaveLength(1);
});

it('lives in memory where the browser gives no storage', async () => {
  const kept = createKept(noStorage);
  kept.set('a', '1');
  expect(kept.get('a')).toBe('1');
  expect(kept.get('b')).toBeUndefined();
});

it('goes by memory for what the browser’s storage had no room for', () => {
  const storage = { getItem: () => 'old', setItem: noStorage } as unknown as Storage;
  const kept = createKept(() => storage);
  expect(kept.get('a')).toBe('old');
  kept.set('a', 'new');
  expect(kept.get('a')).toBe('new');
});

it('keeps the id of the conversation that is about to begin', () => {
  const kept = createKept(noStorage);
  const newId = createIdSource(Date.now, Math.random);
  const first = nextConversation(kept, 'scope', newId);
  expect(nextConversation(kept, 'scope', newId)).toBe(first);
  expect(nextConversation(kept, 'other', newId)).not.toBe(first);
});
