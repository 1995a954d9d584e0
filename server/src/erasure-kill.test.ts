import { createIdSource, type Id } from '@porchlight/protocol';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteStore } from './storage/sqlite-store.ts';
import { moveIn } from './testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './testing/temporary-folder.ts';

const newId = createIdSource(Date.now, Math.random);

let home: TemporaryFolder;
let server: ChildProcess | undefined;
beforeEach(async () => {
  home = await makeTemporaryFolder();
});
afterEach(async () => {
  server?.kill('SIGKILL');
  await home.remove();
});

const path = () => join(home.path, 'porchlight.db');

/** Long ago somebody said much, and was to be erased. */
async function leaveMuch(messages: number): Promise<Id> {
  const house = await moveIn(await createSqliteStore({ path: path(), newId }));
  const visitor = await house.visitor();
  const conversation_id = newId();
  const words = Array.from({ length: messages }, (_, count) => `secret ${count}`);
  for (let from = 0; from < messages; from += 200)
    await Promise.all(
      words.slice(from, from + 200).map((text) => visitor.says(conversation_id, text)),
    );
  const payload = { command_id: newId(), contact_id: visitor.id };
  await house.admin.does({ name: 'contact.erase', payload });
  await house.store.close();
  return conversation_id;
}

function start(): void {
  server = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], DATA_DIR: home.path, PORT: '0' },
  });
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => server?.once('close', resolve));
  server?.kill('SIGKILL');
  await gone;
}

/** One number out of the file, as it is now. */
function count(query: string): number {
  const database = new DatabaseSync(path(), { readOnly: true, timeout: 5_000 });
  const row = database.prepare(query).get();
  database.close();
  return Number(row?.['n']);
}

const left = () => count(`select count(*) as n from messages where text like 'secret%'`);
const jobs = () => count('select count(*) as n from jobs');

it(
  '[PV4] a server killed in the middle of an erasure goes on with it',
  { timeout: 60_000 },
  async () => {
    const messages = 6_000;
    await leaveMuch(messages);
    expect(left()).toBe(messages);
    start();
    await expect.poll(left, { timeout: 15_000, interval: 1 }).toBeLessThan(messages);
    await kill();
    expect(left()).toBeGreaterThan(0);
    expect(jobs()).toBe(1);
    // Nobody waits for the dead: the lease is over.
    const database = new DatabaseSync(path(), { timeout: 5_000 });
    database.exec(`update jobs set run_at = '2026-01-01T00:00:00.000Z'`);
    database.close();
    start();
    await expect.poll(jobs, { timeout: 30_000 }).toBe(0);
    expect(left()).toBe(0);
    expect(count(`select count(*) as n from feed where event_type = 'conversation.erased'`)).toBe(
      1,
    );
  },
);
