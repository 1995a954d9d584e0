import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgent, createVisitor, getJson, newId, type Person } from './test/people.ts';
import { findFailingSyncs } from './testing/failing-syncs.ts';
import { findSmallDisk } from './testing/small-disk.ts';
import { findTestPostgres } from './testing/test-postgres.ts';
import { admin, createNode, inboxKeyOf, type OwnNode } from './testing/two-nodes.ts';

const [disk, failSyncs, postgres] = await Promise.all([
  findSmallDisk(),
  findFailingSyncs(),
  findTestPostgres(),
]);
afterAll(async () => {
  await disk?.remove();
  await postgres?.stop();
});

let node: OwnNode;
let visitor: Person;
const conversation_id = newId();
const acknowledged: string[] = [];

async function open(environment: Record<string, string>): Promise<void> {
  acknowledged.length = 0;
  node = await createNode({
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    LIMITS_OFF: '1',
    ...environment,
  });
  await node.start();
  visitor = await createVisitor(node.url, await inboxKeyOf(node.url));
}
afterEach(async () => {
  visitor.leaves();
  await node.remove();
});

/** Sends once; what was acknowledged is remembered. The answer's code, or `ok`. */
async function send(id: string, size = 1_000): Promise<string> {
  const message = { id, conversation_id, text: 'x'.repeat(size) };
  const answer = await visitor.asks('message.send', message);
  if (answer.ok) acknowledged.push(id);
  return answer.ok ? 'ok' : answer.error.code;
}

/** Sends until it fails, and gives the id that was refused. */
async function untilRefused(): Promise<string> {
  for (;;) {
    const id = newId();
    const code = await send(id, 10_000);
    if (code === 'ok') continue;
    expect(code).toBe('storage_unavailable');
    return id;
  }
}

async function ready(): Promise<{ status: number; detail?: string }> {
  const answer = await fetch(`${node.url}/readyz`);
  return { status: answer.status, ...((await answer.json()) as { detail?: string }) };
}

async function untilReady(): Promise<void> {
  for (let look = 0; look < 400; look += 1) {
    if ((await ready()).status === 200) return;
    await pass(50);
  }
  throw new Error(`never ready again: ${node.output()}`);
}

/** What a server that was killed and started again has, message by message. */
async function keptAfterKill(): Promise<readonly string[]> {
  await node.kill();
  await node.start();
  const agent = await createAgent(node.url, admin);
  const headers = { authorization: `Bearer ${agent.token}` };
  agent.leaves();
  const ids: string[] = [];
  for (let cursor = '', more = true; more;) {
    const after = cursor === '' ? '' : `?after=${cursor}`;
    const page = await getJson(`${node.url}/api/v2/events${after}`, headers);
    for (const { event } of page.items) ids.push(event?.data?.message?.id ?? '');
    ({ cursor, more } = page);
  }
  return ids.filter((id) => id !== '');
}

/** Everything that an outage may do, and nothing else. */
async function expectOutage(sentence: string, heal: () => Promise<void>): Promise<void> {
  const refused = await untilRefused();
  expect(await ready()).toMatchObject({ status: 503, detail: expect.stringContaining(sentence) });
  expect((await fetch(`${node.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${node.url}/metrics`)).text()).toContain('porchlight_storage_ok 0');
  await heal();
  await untilReady();
  expect(await send(refused)).toBe('ok');
  expect(await send(refused)).toBe('ok');
  expect(await send(newId())).toBe('ok');
  expect(node.output().match(/storage fails/g)).toHaveLength(1);
  expect(node.output()).toContain('storage works again');
  const kept = await keptAfterKill();
  expect(kept.toSorted()).toEqual([...new Set(acknowledged)].toSorted());
}

describe.skipIf(disk === null)('SQLite on a full disk', () => {
  beforeEach(() => open({ DATA_DIR: `${disk?.path}/${newId()}` }));

  it('[WR4] refuses while there is no room, and goes on by itself when there is', async () => {
    expect(await send(newId())).toBe('ok');
    await disk?.fill();
    await expectOutage('disk of the database is full', async () => disk?.relieve());
  });
});

describe.skipIf(failSyncs === null)('SQLite on a disk that fails', () => {
  beforeEach(() => open({}));

  it('[WR4] acknowledges nothing that was not synced, and goes on when the disk does', async () => {
    expect(await send(newId())).toBe('ok');
    const heal = await failSyncs?.(node.pid() ?? 0);
    await expectOutage('disk of the database gives errors', async () => heal?.());
  });
});

describe.skipIf(postgres === null)('Postgres', () => {
  beforeEach(async () => open({ DATABASE_URL: (await postgres?.createDatabase()) ?? '' }));

  it('[WR4] that is killed is waited for, and found again', async () => {
    expect(await send(newId())).toBe('ok');
    await postgres?.kill();
    await expectOutage('database does not answer', async () => postgres?.start());
  });
});
