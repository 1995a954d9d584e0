import { csrfHeader } from '@porchlight/protocol';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StorageError, type Store } from './domain/store.ts';
import { connect, enter, newId, noContext, openVisitorSession, post } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const signIn = (house: TestServer, account = house.admin) =>
  post(`${house.url}/api/v2/sessions`, account);

async function cookieOf(house: TestServer): Promise<string> {
  const { headers } = await signIn(house);
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('signing in', () => {
  it('gives a token and a cookie that scripts can’t read', async () => {
    const { status, body, headers } = await signIn(server);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, agent: { email: server.admin.email, role: 'admin' } });
    expect(body.agent).not.toHaveProperty('password_hash');
    const cookie = headers.get('set-cookie');
    expect(cookie).toMatch(
      /^porchlight_session=\S+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const current = await fetch(`${server.url}/api/v2/sessions/current`, {
      headers: { authorization: `Bearer ${body.token}` },
    });
    expect(await current.json()).toEqual({ ok: true, agent: body.agent });
  });

  it('takes the address in any case, and marks the cookie secure behind https', async () => {
    const house = await startServer({ config: { public_url: 'https://chat.example' } });
    const account = { ...house.admin, email: ' ADA@porchlight.EXAMPLE ' };
    const { status, headers } = await signIn(house, account);
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toContain('; Secure');
    expect(headers.get('strict-transport-security')).toContain('max-age');
    await house.stop();
  });

  it('says the same of a wrong password and of nobody', async () => {
    const wrong = await signIn(server, { ...server.admin, password: 'wrong' });
    const nobody = await signIn(server, { email: 'nobody@x.example', password: 'wrong' });
    expect(wrong).toMatchObject({
      status: 401,
      body: { code: 'wrong_credentials', retry: 'never' },
    });
    expect(nobody.body).toEqual(wrong.body);
    expect(JSON.stringify(server.log)).not.toContain(server.admin.password);
  });

  it(
    'slows guesses down, but neither colleagues nor the right password before',
    { timeout: 30_000 },
    async () => {
      const house = await startServer({ config: { limits_on: true } });
      const guess = () => signIn(house, { email: 'eve@x.example', password: 'guess' });
      const answers = [];
      for (let attempt = 0; attempt < 9; attempt += 1) answers.push(await guess());
      expect(answers.slice(0, 8).map(({ status }) => status)).toEqual(Array(8).fill(401));
      expect(answers[8]).toMatchObject({
        status: 429,
        body: { code: 'rate_limited', retry: 'later' },
      });
      expect(answers[8]?.body.retry_after_ms).toBeGreaterThan(1_000);
      expect(Number(answers[8]?.headers.get('retry-after'))).toBeGreaterThan(1);
      expect((await signIn(house)).status).toBe(200);
      await house.stop();
    },
  );

  it(
    'counts guesses that come all at once, and no right password',
    { timeout: 30_000 },
    async () => {
      const house = await startServer({ config: { limits_on: true } });
      for (let attempt = 0; attempt < 9; attempt += 1) {
        expect((await signIn(house)).status).toBe(200);
      }
      const guess = () => signIn(house, { email: 'eve@x.example', password: 'guess' });
      const answers = await Promise.all(Array.from({ length: 20 }, guess));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(8);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(12);
      await house.stop();
    },
  );
});

describe('the cookie', () => {
  it('alone is not enough for a change: a form on another site sends it too', async () => {
    const cookie = await cookieOf(server);
    const forged = await post(`${server.url}/api/v2/sync`, { cursor: null }, { cookie });
    expect(forged).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const own = { cookie, [csrfHeader]: '1' };
    const asked = await post(`${server.url}/api/v2/sync`, { cursor: null }, own);
    expect(asked.status).toBe(200);
    const read = await fetch(`${server.url}/api/v2/inboxes`, { headers: { cookie } });
    expect(read.status).toBe(200);
  });

  it('opens a socket for pages of ours and for nobody else’s', async () => {
    const house = await startServer({ config: { console_origins: ['https://console.example'] } });
    const cookie = await cookieOf(house);
    const from = (origin: string | undefined) =>
      enter(house.url, '/agent', undefined, {
        extraHeaders: origin === undefined ? { cookie } : { cookie, origin },
      }).then(
        (person) => person.leaves(),
        (error: { data: { code: string } }) => error.data.code,
      );
    expect(await from(house.url)).toBeUndefined();
    expect(await from('https://console.example')).toBeUndefined();
    expect(await from('https://evil.example')).toBe('session_expired');
    expect(await from('null')).toBe('session_expired');
    expect(await from(undefined)).toBe('session_expired');
    await house.stop();
  });

  it('opens a socket that has to poll, where browsers send no origin', async () => {
    const cookie = await cookieOf(server);
    const person = await enter(server.url, '/agent', undefined, {
      transports: ['polling'],
      extraHeaders: { cookie },
    });
    expect(await person.asks('sync', { cursor: null })).toMatchObject({ ok: true });
    person.leaves();
  });

  it('opens no socket that another website of our domain polls by scripts', async () => {
    const polling = `${server.url}/socket/?EIO=4&transport=polling`;
    const script = await fetch(`${polling}&j=0`);
    expect(script.status).toBe(403);
    expect(await script.text()).not.toContain('sid');
    const plain = await fetch(polling);
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff');
    expect(plain.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const neighbour = enter(server.url, '/agent', undefined, {
      transports: ['polling'],
      extraHeaders: { cookie: await cookieOf(server), 'sec-fetch-site': 'same-site' },
    });
    await expect(neighbour).rejects.toMatchObject({ data: { code: 'session_expired' } });
  });
});

describe('the end of a session', () => {
  it('[HS3] signing out ends its open connections within a second, and no others', async () => {
    const [leaving, staying] = [await server.agent(), await server.agent()];
    const gone = new Promise((resolve) => leaving.socket.once('disconnect', resolve));
    const began = Date.now();
    const response = await fetch(`${server.url}/api/v2/sessions/current`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${leaving.token}` },
    });
    expect(response.status).toBe(204);
    await gone;
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(leaving.frames.at(-1)).toMatchObject({
      name: 'closing',
      payload: { error: { code: 'session_expired', retry: 'after-refresh' } },
    });
    await expect(enter(server.url, '/agent', leaving.token)).rejects.toMatchObject({
      data: { code: 'session_expired' },
    });
    expect(await staying.asks('inbox.list', {})).toMatchObject({ ok: true });
  });

  it('[HS3] a session that expires ends its open connections within a second', async () => {
    let ahead_ms = 0;
    const house = await startServer({ ahead_ms: () => ahead_ms });
    const [agent, visitor] = [await house.agent(), await house.visitor()];
    ahead_ms = 31 * 24 * 3_600_000;
    const { error } = await agent.sees('closing');
    expect(error.code).toBe('session_expired');
    expect(visitor.connected()).toBe(true);
    const response = await fetch(`${house.url}/api/v2/inboxes`, {
      headers: { authorization: `Bearer ${agent.token}` },
    });
    expect(response.status).toBe(401);
    await house.stop();
  });
});

describe('colleagues', () => {
  it('are made by admins, once, and can sign in', async () => {
    const admin = await server.agent();
    const headers = { authorization: `Bearer ${admin.token}` };
    const bo = { name: 'Bo', email: 'Bo@porchlight.example', password: 'bo knows chat' };
    const made = await post(`${server.url}/api/v2/agents`, bo, headers);
    expect(made).toMatchObject({ status: 200, body: { agent: { role: 'agent' } } });
    const twice = await post(`${server.url}/api/v2/agents`, bo, headers);
    expect(twice).toMatchObject({ status: 422, body: { code: 'invalid' } });
    const signed = await signIn(server, { email: bo.email, password: bo.password });
    expect(signed.status).toBe(200);
    const asBo = { authorization: `Bearer ${signed.body.token}` };
    const refused = await post(
      `${server.url}/api/v2/agents`,
      { ...bo, email: 'c@x.example' },
      asBo,
    );
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const cy = { ...bo, email: 'cy@porchlight.example', role: 'admin' };
    const chief = await post(`${server.url}/api/v2/agents`, cy, headers);
    expect(chief).toMatchObject({ status: 200, body: { agent: { role: 'admin' } } });
    const owner = await post(`${server.url}/api/v2/agents`, { ...cy, role: 'owner' }, headers);
    expect(owner).toMatchObject({ status: 422, body: { code: 'invalid' } });
    const short = await post(`${server.url}/api/v2/agents`, { ...bo, password: 'short' }, headers);
    expect(short.body).toMatchObject({
      code: 'invalid',
      detail: expect.stringContaining('password'),
    });
  });
});

it('a colleague who was made a moment ago is welcome before the feed has told of it', async () => {
  let held = false;
  const wrap = (store: Store): Store => ({
    ...store,
    read: {
      ...store.read,
      feed: (...page) =>
        held ? Promise.reject(new StorageError('not now')) : store.read.feed(...page),
    },
  });
  const house = await startServer({ wrap });
  const admin = await house.agent();
  held = true;
  const bo = { email: 'bo@porchlight.example', password: 'bo knows chat' };
  const headers = { authorization: `Bearer ${admin.token}` };
  await post(`${house.url}/api/v2/agents`, { ...bo, name: 'Bo' }, headers);
  const { body } = await signIn(house, bo);
  const person = await enter(house.url, '/agent', body.token);
  expect(await person.sees('welcome')).toMatchObject({ agent: { name: 'Bo' } });
  person.leaves();
  await house.stop();
});

describe('visitors', () => {
  it('stay the same person with their token, and only in their inbox', async () => {
    const first = (await openVisitorSession(server.url, server.key)).body;
    const again = (await openVisitorSession(server.url, server.key, first.token)).body;
    const fresh = (await openVisitorSession(server.url, server.key, 'lost')).body;
    expect(again).toEqual(first);
    expect(fresh.me.id).not.toBe(first.me.id);
  });

  it('get a new token in time', async () => {
    let ahead_ms = 0;
    const house = await startServer({ ahead_ms: () => ahead_ms });
    const first = (await openVisitorSession(house.url, house.key)).body;
    ahead_ms = 340 * 24 * 3_600_000;
    const renewed = (await openVisitorSession(house.url, house.key, first.token)).body;
    expect(renewed.me).toEqual(first.me);
    expect(renewed.token).not.toBe(first.token);
    await house.stop();
  });

  it('are limited in how much they send, never in repeating what was accepted', async () => {
    const house = await startServer({ config: { limits_on: true } });
    const visitor = await house.visitor();
    const conversation_id = newId();
    const first = { id: newId(), conversation_id, text: 'first' };
    const accepted = await visitor.asks('message.send', first);
    let refused = accepted;
    for (let sent = 0; refused.ok && sent < 60; sent += 1) {
      refused = await visitor.asks('message.send', { id: newId(), conversation_id, text: 'again' });
    }
    expect(refused).toMatchObject({ error: { code: 'rate_limited', retry: 'later' } });
    expect(refused.error.retry_after_ms).toBeGreaterThan(0);
    expect(await visitor.asks('message.send', first)).toEqual(accepted);
    await house.stop();
  });

  it('are limited in how much they are answered, and meanwhile may say what they like', async () => {
    const house = await startServer({ config: { limits_on: true } });
    const visitor = await house.visitor();
    const conversation_id = newId();
    const says = (text: string) =>
      visitor.asks('message.send', { id: newId(), conversation_id, text });
    for (let said = 0; said < 39; said += 1) await says('w'.repeat(10_000));
    const { token } = visitor;
    const looks = async (): Promise<number> => {
      const url = `${house.url}/api/v2/conversations/${conversation_id}`;
      return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
    };
    let looked = 0;
    while ((await looks()) === 200) looked += 1;
    expect(looked).toBeGreaterThan(50);
    expect(looked).toBeLessThan(75);
    expect(await visitor.asks('conversation.snapshot', { conversation_id })).toMatchObject({
      error: { code: 'rate_limited', retry: 'later' },
    });
    expect(await says('And one more.')).toMatchObject({ ok: true });
    const other = await house.visitor();
    expect(await other.asks('sync', { cursor: null })).toMatchObject({ ok: true });
    await house.stop();
  });

  it('[LG12] are limited in how much is remembered of what they recall before it came', async () => {
    const house = await startServer({ config: { limits_on: true } });
    const visitor = await house.visitor();
    const recall = { id: newId(), conversation_id: newId(), message_id: newId() };
    const accepted = await visitor.asks('message.recall', recall);
    let refused = accepted;
    for (let asked = 0; refused.ok && asked < 60; asked += 1) {
      const another = { ...recall, id: newId(), message_id: newId() };
      refused = await visitor.asks('message.recall', another);
    }
    expect(refused).toMatchObject({ error: { code: 'rate_limited', retry: 'later' } });
    expect(await visitor.asks('message.recall', recall)).toEqual(accepted);
    await house.stop();
  });
});

describe('what a website tells', () => {
  it('[WT4] is limited where it changes something, and may be told again at any time', async () => {
    const house = await startServer({ config: { limits_on: true } });
    const visitor = await house.visitor();
    const tell = (visits: number) =>
      visitor.asks('contact.describe', { command_id: newId(), attributes: { visits } });
    for (let told = 0; told < 60; told += 1) expect(await tell(0)).toEqual({ ok: true });
    let refused = await tell(1);
    for (let visits = 2; refused.ok && visits < 60; visits += 1) refused = await tell(visits);
    expect(refused).toMatchObject({ error: { code: 'rate_limited', retry: 'later' } });
    await house.stop();
  });
});

describe('allowed websites', () => {
  it('are checked for the configuration, the session and the frame', async () => {
    const house = await startServer();
    const admin = await house.agent();
    const { inboxes } = await admin.asks('inbox.list', {});
    const config = (origin?: string) =>
      fetch(`${house.url}/api/v2/widget/config?inbox=${house.key}`, {
        headers: origin === undefined ? {} : { origin },
      });
    const session = (origin: string) =>
      post(`${house.url}/api/v2/widget/sessions`, {
        inbox_key: house.key,
        origin,
        context: noContext,
      });
    const anywhere = await config('https://anywhere.example');
    expect(anywhere.status).toBe(200);
    expect(anywhere.headers.get('access-control-allow-origin')).toBe('https://anywhere.example');
    const words = { label: 'Open chat', close: 'Close chat', new: 'unread' };
    expect(await anywhere.json()).toEqual({
      ok: true,
      name: 'Chat with us',
      online: true,
      ...words,
      css: expect.any(String),
    });
    expect((await session('null')).status).toBe(200);

    await admin.asks('inbox.update', {
      command_id: newId(),
      inbox_id: inboxes[0].id,
      name: 'Shop',
      allowed_origins: ['https://shop.example'],
    });
    expect((await config('https://shop.example')).status).toBe(200);
    expect((await config()).status).toBe(200);
    const refused = await config('https://evil.example');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'origin_not_allowed', retry: 'never' });
    expect((await session('https://shop.example')).status).toBe(200);
    // The demo is our own.
    expect((await session(house.url)).status).toBe(200);
    for (const origin of ['https://evil.example', 'null', 'https://shop.example.evil.example']) {
      expect(await session(origin)).toMatchObject({
        status: 403,
        body: { code: 'origin_not_allowed' },
      });
    }
    await house.stop();
  });
});

describe('consoles that live elsewhere', () => {
  it('are let in by CORS where the operator named them, without cookies', async () => {
    const house = await startServer({ config: { console_origins: ['https://console.example'] } });
    const preflight = (origin: string) =>
      fetch(`${house.url}/api/v2/sync`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight('https://console.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://console.example');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const stranger = await preflight('https://evil.example');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    await house.stop();
  });
});

it.each(['/nowhere', '/'])('a socket to %s is refused', async (namespace) => {
  const options = { path: '/socket', reconnection: false, forceNew: true };
  const socket = io(`${server.url}${namespace}`, options);
  const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
  expect(error.message).toContain('namespace');
  socket.disconnect();
});

it('tokens are never stored in clear', async () => {
  const visitor = await connect(server.url, '/visitor', (await server.visitor()).token);
  const stored = await server.store.access.principalOf(visitor.token, new Date().toISOString());
  expect(stored).toBeNull();
  visitor.leaves();
});
