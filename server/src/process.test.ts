import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgent, createVisitor, getJson, newId } from './test/people.ts';

const main = join(import.meta.dirname, 'main.ts');
const cli = join(import.meta.dirname, 'porchlight.ts');
const preflight = join(import.meta.dirname, 'preflight.ts');

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

let home: string;
let running: Running[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'porchlight-'));
  running = [];
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  rmSync(home, { recursive: true, force: true });
});

function run(environment: Record<string, string>, file = main, args: string[] = []): Running {
  const env = { PATH: process.env['PATH'], DATA_DIR: join(home, 'data'), ...environment };
  const child = spawn(process.execPath, [file, ...args], { env, stdio: 'pipe' });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const one = { child, output: () => text, ended };
  running.push(one);
  return one;
}

/** Resolves with the address once the server has printed it. */
function listening({ child, output, ended }: Running): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /Console {3}(http:\/\/\S+)\/console/.exec(output())?.[1];
      if (url !== undefined) resolve(url.replace('localhost', '127.0.0.1'));
    };
    child.stdout?.on('data', look);
    void ended.then(() => reject(new Error(`ended: ${output()}`)));
  });
}

const free = {
  PORT: '0',
  LIMITS_OFF: '1',
  ADMIN_EMAIL: 'ada@porchlight.example',
  ADMIN_PASSWORD: 'correct horse',
};
const ada = { email: 'ada@porchlight.example', password: 'correct horse' };

async function inboxKey(url: string): Promise<string> {
  const html = await (await fetch(`${url}/demo/host-page.html`)).text();
  return /data-inbox="([^"]+)"/.exec(html)?.[1] ?? '';
}

describe('the first start', () => {
  it('prints where to go and how to sign in, once', async () => {
    const first = run({ PORT: '0' });
    const url = await listening(first);
    const password = /Password {2}(\S+)/.exec(first.output())?.[1] ?? '';
    const agent = await createAgent(url, { email: 'admin@porchlight.local', password });
    agent.leaves();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(statSync(join(home, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'data/secret.key')).mode & 0o777).toBe(0o600);

    const second = run({ PORT: '0' });
    await listening(second);
    expect(second.output()).not.toContain('Password');
  });

  it('prints no password that was given', async () => {
    const first = run(free);
    await listening(first);
    expect(first.output()).toContain('ada@porchlight.example');
    expect(first.output()).not.toContain('correct horse');
  });
});

describe('a start that can’t be', () => {
  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535, for example 3000.\n'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres://'],
    [{ PORT: '0', DATABASE_URL: 'postgres://127.0.0.1:1/none' }, 'DATABASE_URL does not answer'],
    [{ PORT: '0', HOST: '203.0.113.1' }, 'HOST 203.0.113.1 is no address of this machine'],
    [{ PORT: '0', DATA_DIR: '/proc/porchlight' }, "/proc/porchlight can't be a folder"],
  ])('%o ends with a sentence and nothing else', async (environment, sentence) => {
    const failed = run(environment);
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toContain(sentence);
    expect(failed.output().trim().split('\n')).toHaveLength(1);
  });

  it('names the port that is in use', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const failed = run({ PORT: String(port) });
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toBe(
      `Port ${port} is in use: stop the program that listens there, or set PORT to another number.\n`,
    );
    other.close();
  });

  it('refuses another secret than the database was used with, until it is taken for the new one', async () => {
    const SECRET_KEY = 'another secret, which is long enough';
    const first = run(free);
    await listening(first);
    first.child.kill('SIGKILL');
    await first.ended;

    const other = run({ ...free, SECRET_KEY });
    expect(await other.ended).toBe(1);
    expect(other.output()).toMatch(/^This database was used with another SECRET_KEY/);
    expect(other.output().trim().split('\n')).toHaveLength(1);
    expect(await run({ SECRET_KEY }, cli, ['secret', 'renew']).ended).toBe(0);
    await listening(run({ ...free, SECRET_KEY }));
    expect(await run(free).ended).toBe(1);
  });

  it('refuses a secret that a full disk has left empty', async () => {
    mkdirSync(join(home, 'data'));
    writeFileSync(join(home, 'data/secret.key'), '');
    const failed = run(free);
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(/secret\.key holds no secret/);
    expect(failed.output().trim().split('\n')).toHaveLength(1);
  });

  it('says when the data folder is none', async () => {
    writeFileSync(join(home, 'file'), '');
    const failed = run({ PORT: '0', DATA_DIR: join(home, 'file') });
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toMatch(/^DATA_DIR .*file can't be a folder/);
  });
});

describe('the look before the build', () => {
  it('finds nothing where the server could start', async () => {
    const looked = run({ PORT: '0' }, preflight);
    expect(await looked.ended).toBe(0);
    expect(looked.output()).toBe('');
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number'],
    [{ PORT: '0', DATA_DIR: '/proc/porchlight' }, "/proc/porchlight can't be a folder"],
    [{ PORT: '0', HOST: '203.0.113.1' }, 'HOST 203.0.113.1 is no address of this machine'],
  ])('%o is told at once', async (environment, sentence) => {
    const failed = run(environment, preflight);
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toContain(sentence);
  });

  it('finds a port in use', async () => {
    const url = await listening(run(free));
    const failed = run({ PORT: new URL(url).port }, preflight);
    expect(await failed.ended).toBe(1);
    expect(failed.output()).toContain('is in use');
  });
});

describe('the end', () => {
  it('[HS4] SIGTERM says goodbye, keeps what was accepted, and ends with 0', async () => {
    const server = run(free);
    const url = await listening(server);
    const visitor = await createVisitor(url, await inboxKey(url));
    const agent = await createAgent(url, ada);
    const conversation_id = newId();
    const sends = Array.from({ length: 200 }, (_, line) =>
      visitor.asks('message.send', { id: newId(), conversation_id, text: `line ${line}` }),
    );
    expect(await sends[0]).toMatchObject({ ok: true });
    server.child.kill('SIGTERM');
    const { error } = await visitor.sees('closing');
    expect(error).toMatchObject({ code: 'shutting_down', retry: 'later' });
    await agent.sees('closing');
    expect(await server.ended).toBe(0);

    // Each was answered: what had begun by its result, the others by the goodbye's code.
    const answers = await Promise.all(sends);
    const accepted = answers.flatMap((answer) => (answer.ok ? answer.id : []));
    const refused = answers.filter((answer) => !answer.ok);
    for (const answer of refused) expect(answer.error.code).toBe('shutting_down');
    expect(await keptAfterRestart(conversation_id)).toEqual(accepted);
  });

  it('[WR1] what was acknowledged is there after kill -9', async () => {
    const server = run(free);
    const url = await listening(server);
    const visitor = await createVisitor(url, await inboxKey(url));
    const conversation_id = newId();
    const accepted: string[] = [];
    const storm = async () => {
      for (;;) accepted.push((await visitor.says(conversation_id, 'still there?')).id);
    };
    // What goes unanswered at the end is given up ten seconds later; nobody waits for that.
    void Promise.allSettled(Array.from({ length: 8 }, storm));
    await visitor.sees('durable', ({ n }) => n > 100);
    server.child.kill('SIGKILL');
    expect(await server.ended).toBeNull();
    const acknowledged = [...accepted];
    visitor.leaves();
    const kept = await keptAfterRestart(conversation_id);
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(kept).size).toBe(kept.length);
  });
});

/** Starts the server again over the same data and reads the ids of a conversation's messages from its feed. */
async function keptAfterRestart(conversation_id: string): Promise<string[]> {
  const url = await listening(run(free));
  const agent = await createAgent(url, ada);
  const headers = { authorization: `Bearer ${agent.token}` };
  agent.leaves();
  const ids: string[] = [];
  let page = { cursor: '', more: true, items: [] as { event?: { conversation_id: string } }[] };
  while (page.more) {
    const after = page.cursor === '' ? '' : `?after=${page.cursor}`;
    page = await getJson(`${url}/api/v2/events${after}`, headers);
    for (const { event } of page.items) {
      const message = (event as { data?: { message?: { id: string } } } | undefined)?.data?.message;
      if (event?.conversation_id === conversation_id && message !== undefined) ids.push(message.id);
    }
  }
  return ids;
}

it('readiness follows the stop', async () => {
  const server = run(free);
  const url = await listening(server);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

it('the command line makes colleagues, also while the server runs', async () => {
  const args = ['user', 'add', '--email', 'bo@porchlight.example', '--name', 'Bo'];
  const early = run({}, cli, args);
  expect(await early.ended).toBe(1);
  expect(early.output()).toContain('start the server once first');

  const url = await listening(run(free));
  const made = run({}, cli, args);
  expect(await made.ended).toBe(0);
  const password = /Password {2}(\S+)/.exec(made.output())?.[1] ?? '';
  const bo = await createAgent(url, { email: 'bo@porchlight.example', password });
  expect(bo.frames[0]?.payload.agent).toMatchObject({ name: 'Bo', role: 'agent' });
  bo.leaves();

  const again = run({}, cli, args);
  expect(await again.ended).toBe(1);
  expect(again.output()).toContain('in use already');
  for (const half of [['user'], ['user', 'add']]) {
    const help = run({}, cli, half);
    expect(await help.ended).toBe(1);
    expect(help.output()).toContain('Usage');
  }
});
