import { createIdSource } from '@porchlight/protocol';
import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { momentOf } from './domain/clock.ts';
import { firstStart } from './domain/first-start.ts';
import { verifyPassword } from './domain/passwords.ts';
import { createSessions } from './domain/sessions.ts';
import { createSqliteStore } from './storage/sqlite-store.ts';
import { systemClock } from './system-clock.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './testing/temporary-folder.ts';

const newId = createIdSource(Date.now, Math.random);
const admin = { email: 'ada@porchlight.example', password: 'correct horse' };

let home: TemporaryFolder;
beforeEach(async () => {
  home = await makeTemporaryFolder();
});
afterEach(() => home.remove());

const openStore = () => createSqliteStore({ path: join(home.path, 'porchlight.db'), newId });

function porchlight(...args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { PATH: process.env['PATH'], DATA_DIR: home.path };
  const command = [join(import.meta.dirname, 'porchlight.ts'), ...args];
  const child = spawn(process.execPath, command, { env, stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

it('makes a token by which a program acts as an agent', async () => {
  const before = await openStore();
  await firstStart(before, systemClock, newId, admin);
  await before.close();
  const args = ['token', 'create', '--name', 'bridge'];
  const made = await porchlight(...args, '--email', admin.email);
  expect(made.code).toBe(0);
  const token = /Token {5}(pat_\S+)/.exec(made.output)?.[1] ?? '';

  const store = await openStore();
  const sessions = createSessions(store, systemClock, newId, () => undefined);
  const caller = await sessions.identify(token, { address: '127.0.0.1', agent_source: 'api' });
  expect(caller).toMatchObject({ principal: { kind: 'agent', role: 'admin' }, source: 'api' });
  expect(await store.access.tokens(caller?.principal.id ?? '')).toMatchObject([{ name: 'bridge' }]);
  await store.close();

  const nobody = await porchlight(...args, '--email', 'nobody@porchlight.example');
  expect(nobody).toMatchObject({ code: 1, output: expect.stringContaining('Nobody has') });
  expect(await porchlight('token')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^Usage/),
  });
});

it('makes no database where it finds none, and says where it looked', async () => {
  const asked = await porchlight('user', 'password', '--email', admin.email);
  expect(asked.code).toBe(1);
  expect(asked.output).toContain(`There is no database in ${home.path}: set DATA_DIR`);
  expect(readdirSync(home.path)).toEqual([]);
});

it('looks at what a server needs, and says what is to be done', async () => {
  chmodSync(home.path, 0o755);
  const before = await porchlight('doctor');
  expect(before.code).toBe(1);
  expect(before.output).toContain(`chmod 700 ${home.path}`);
  expect(before.output).toContain('There is none yet');
  expect(before.output).toContain('Nobody answers');
  expect(readdirSync(home.path)).toEqual([]);

  chmodSync(home.path, 0o700);
  const store = await openStore();
  await firstStart(store, systemClock, newId, admin);
  await store.close();
  expect((await porchlight('doctor')).output).toContain('Its secret is missing');
  writeFileSync(join(home.path, 'secret.key'), 'k'.repeat(43));
  const after = await porchlight('doctor');
  expect(after.output).toMatch(/ok {2}Database/);
  expect(after.output).not.toContain('chmod');
});

it('gives somebody a new password, and signs them out everywhere but for their programs', async () => {
  const before = await openStore();
  await firstStart(before, systemClock, newId, admin);
  const found = await before.access.findAgentByEmail(admin.email);
  const times = { created_at: '2026-01-01T00:00:00.000Z', expires_at: '2999-01-01T00:00:00.000Z' };
  const session = { ...times, agent_id: found?.id ?? '' };
  await before.access.createAgentSession({ ...session, id: newId(), token_hash: 'a browser' });
  const program = { id: newId(), token_hash: 'a program', name: 'bridge' };
  await before.access.createAgentSession({ ...session, ...program });
  await before.close();

  const made = await porchlight('user', 'password', '--email', 'ADA@porchlight.example');
  expect(made.code).toBe(0);
  const password = /Password {2}(\S+)/.exec(made.output)?.[1] ?? '';
  const after = await openStore();
  const { access } = after;
  const { password_hash = '' } = (await access.findAgentByEmail(admin.email)) ?? {};
  expect(await verifyPassword(password, password_hash)).toBe(true);
  expect(await verifyPassword(admin.password, password_hash)).toBe(false);
  const now = momentOf(systemClock);
  expect(await access.principalOf('a browser', now)).toBeNull();
  expect(await access.principalOf('a program', now)).not.toBeNull();
  await after.close();

  const given = ['--password', 'battery staple'];
  const chosen = await porchlight('user', 'password', '--email', admin.email, ...given);
  expect(chosen).toMatchObject({ code: 0, output: expect.not.stringContaining('staple') });
  const nobody = await porchlight('user', 'password', '--email', 'nobody@porchlight.example');
  expect(nobody).toMatchObject({ code: 1, output: expect.stringContaining('Nobody has') });
  const short = await porchlight('user', 'password', '--email', admin.email, '--password', 'short');
  expect(short).toMatchObject({ code: 1, output: expect.stringContaining('8 characters') });
});

it('[TM2] [TM3] says what somebody may do, and removes somebody, but never the last admin', async () => {
  const before = await openStore();
  await firstStart(before, systemClock, newId, admin);
  await before.close();
  const bo = 'bo@porchlight.example';
  expect((await porchlight('user', 'add', '--email', bo, '--name', 'Bo')).code).toBe(0);
  const alone = await porchlight('user', 'remove', '--email', admin.email);
  expect(alone).toMatchObject({ code: 1, output: expect.stringContaining('has to be an admin') });
  const odd = await porchlight('user', 'role', '--email', bo, '--role', 'owner');
  expect(odd).toMatchObject({ code: 1, output: expect.stringContaining('admin or agent') });

  const raised = await porchlight('user', 'role', '--email', bo, '--role', 'admin');
  expect(raised).toEqual({ code: 0, output: 'Bo is an admin now.\n' });
  expect((await porchlight('user', 'remove', '--email', admin.email)).code).toBe(0);
  const again = await porchlight('user', 'remove', '--email', admin.email);
  expect(again).toMatchObject({ code: 1, output: expect.stringContaining('Nobody has') });

  const after = await openStore();
  const [account_id = ''] = await after.accounts();
  const agents = await after.read.agents(account_id);
  expect(agents.map(({ email, removed_at }) => [email, removed_at !== undefined])).toEqual([
    [bo, false],
    [admin.email, true],
  ]);
  // A sign-in that had begun before opens nothing any more.
  const times = { created_at: '2026-01-01T00:00:00.000Z', expires_at: '2999-01-01T00:00:00.000Z' };
  const gone = agents.find(({ removed_at }) => removed_at !== undefined)?.id ?? '';
  const late = { ...times, id: newId(), agent_id: gone, token_hash: 'a late browser' };
  await after.access.createAgentSession(late);
  expect(await after.access.principalOf('a late browser', momentOf(systemClock))).toBeNull();
  await after.close();
});

it('backs up to a folder that is for its owner alone', async () => {
  const before = await openStore();
  await firstStart(before, systemClock, newId, admin);
  await before.close();
  const aside = await makeTemporaryFolder();
  const folder = join(aside.path, 'backup');
  expect(await porchlight('backup')).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^Usage/),
  });
  expect(await porchlight('backup', join(home.path, 'within'))).toMatchObject({ code: 1 });
  expect(await porchlight('backup', folder)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/is a DATA_DIR .*\n {2}Database {2}0\.\d MB\n {2}Secret/),
  });
  expect(statSync(join(folder, 'porchlight.db')).mode & 0o777).toBe(0o600);
  await aside.remove();
});
