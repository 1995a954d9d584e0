import { createIdSource } from '@porchlight/protocol';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstStart } from './domain/first-start.ts';
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
