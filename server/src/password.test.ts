import { accessPaths } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enter, post, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.stop());

const signIn = (password = server.admin.password) =>
  post(`${server.url}${accessPaths.sessions}`, { email: server.admin.email, password });

async function put(token: string, change: object) {
  const response = await fetch(`${server.url}${accessPaths.password}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  return { status: response.status, body: await response.json() };
}

const isOut = (person: Person) =>
  expect
    .poll(() => person.frames.some(({ name }) => name === 'closing'), { timeout: 1_000 })
    .toBe(true);

it('[HS3] a new password ends the other sign-ins, at open sockets too, and no program', async () => {
  const [here, elsewhere] = [(await signIn()).body.token, (await signIn()).body.token];
  const authorization = { authorization: `Bearer ${here}` };
  const made = await post(`${server.url}${accessPaths.tokens}`, { name: 'bridge' }, authorization);
  const [mine, other] = [
    await enter(server.url, '/agent', here),
    await enter(server.url, '/agent', elsewhere),
  ];
  const change = { current: server.admin.password, password: 'battery staple' };
  expect(await put(here, change)).toEqual({ status: 200, body: { ok: true } });
  await isOut(other);
  expect(mine.frames.some(({ name }) => name === 'closing')).toBe(false);
  expect(await mine.asks('sync', { cursor: null })).toMatchObject({ ok: true });
  (await enter(server.url, '/agent', made.body.token)).leaves();
  expect((await signIn()).status).toBe(401);
  expect((await signIn('battery staple')).status).toBe(200);
  mine.leaves();
});

it('a session alone changes no password, and no visitor has one', async () => {
  const { token } = (await signIn()).body;
  const wrong = await put(token, { current: 'a guess', password: 'battery staple' });
  expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
  const short = await put(token, { current: server.admin.password, password: 'short' });
  expect(short).toMatchObject({ status: 422, body: { code: 'invalid' } });
  const change = { current: server.admin.password, password: 'battery staple' };
  expect(await put((await server.visitor()).token, change)).toMatchObject({
    body: { code: expect.stringMatching(/forbidden|session_expired|unknown_command/) },
  });
  expect((await signIn()).status).toBe(200);
});
