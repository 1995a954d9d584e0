import type { Id } from '@porchlight/protocol';
import { jwtVerify, importJWK } from 'jose';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPushDesk, type PushDesk } from '../domain/push-desk.ts';
import { createRateLimits } from '../domain/rate-limits.ts';
import { pushKeys } from '../push/push-keys.ts';
import { createPushSender } from '../push/push-sender.ts';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { leaseOfEvery } from '../testing/every-lane.ts';
import { moveIn, type House, type Person } from '../testing/house.ts';
import { openPushService, type PushService } from '../testing/push-service.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createWebhookCaller } from '../webhooks/webhook-caller.ts';
import { createPushTeller } from './push.ts';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const keys = pushKeys('a secret of nobody');
const text = '{name} has answered you';

let folder: TemporaryFolder;
let house: House;
let clock: ManualClock;
let service: PushService;
let desk: PushDesk;
let visitor: Person;
let conversation_id: Id;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  clock = createManualClock();
  const path = `${folder.path}/porchlight.db`;
  const store = await createSqliteStore({ path, newId: () => crypto.randomUUID() });
  clock.pass(Date.UTC(2026, 10, 20, 12) - clock.now());
  const start_ms = clock.now();
  house = await moveIn(store, () => clock.now() - start_ms);
  service = await openPushService();
  const { public_key } = keys;
  const limits = createRateLimits(clock, true);
  desk = createPushDesk({ store, clock, limits, public_key, allow_private: true });
  visitor = await house.visitor();
  conversation_id = house.newId();
  await visitor.says(conversation_id, 'Is it bright?');
});
afterEach(async () => {
  await service.close();
  await house.store.close();
  await folder.remove();
});

/** A browser of the visitor's asks for pushes, by a session of its own; gives that session's id. */
async function subscribes(name: string, endpoint?: string): Promise<Id> {
  const session_id = house.newId();
  await house.store.access.createVisitorSession({
    id: session_id,
    contact_id: visitor.id,
    inbox_id: house.inbox.id,
    token_hash: session_id,
    created_at: house.now(),
    expires_at: new Date(clock.now() + 86_400_000).toISOString(),
  });
  const browser = service.browser(name);
  const request = { ...browser, ...(endpoint !== undefined && { endpoint }), text };
  const caller = {
    principal: visitor.principal,
    session_id,
    expires_at: '',
    source: 'widget',
    address: '',
  } as const;
  expect(await desk.subscribe(caller, request)).toEqual({ ok: true });
  return session_id;
}

/** Lets time pass and does every job that is due then; gives how many there were. */
async function after(seconds: number, allow_private = true): Promise<number> {
  clock.pass(seconds * 1_000);
  const call = createWebhookCaller({ clock, allow_private });
  const push = createPushSender({ keys, call, subject: 'https://chat.example' });
  const work = createPushTeller({ store: house.store, clock, log, random: () => 1, push });
  const now = () => new Date(clock.now()).toISOString();
  for (let done = 0; ; done += 1) {
    const [job] = await leaseOfEvery(house.store.jobs, house.newId(), now(), now(), 1);
    if (job === undefined) return done;
    await work(job);
    if (done > 20) throw new Error('there is no end of jobs');
  }
}

const answers = (words: string) => house.admin.says(conversation_id, words);
const asked = async () => (await house.store.push.of(visitor.id, house.now())).length;

it('[WP1] nobody who has not asked is told anything, and no work is made of it', async () => {
  await answers('Very bright.');
  expect(await after(60)).toBe(0);
});

it('[WP2] [WP3] an answer that is unread after ten seconds is told, sealed, without its words', async () => {
  await subscribes('phone');
  await answers('Very bright.');
  expect(await after(9)).toBe(0);
  expect(await after(2)).toBe(1);
  const [push] = service.pushes;
  expect(push?.notice).toEqual({
    title: 'Website',
    body: 'Ada has answered you',
    inbox_key: house.inbox.key,
    conversation_id,
  });
  expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
  expect(String(push?.headers['topic'])).toMatch(/^[\w-]{32}$/);
  expect(push?.sealed.toString('latin1')).not.toContain('Ada');
});

it('[WP3] the push service can tell by the server’s key who is behind it', async () => {
  await subscribes('phone');
  await answers('Very bright.');
  await after(11);
  const said = /^vapid t=([^,]+), k=(.+)$/.exec(
    String(service.pushes[0]?.headers['authorization']),
  );
  const point = Buffer.from(said?.[2] ?? '', 'base64url');
  expect(said?.[2]).toBe(keys.public_key);
  const key = await importJWK(
    {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
    'ES256',
  );
  const { payload } = await jwtVerify(said?.[1] ?? '', key);
  expect(payload).toMatchObject({ aud: service.url, sub: 'https://chat.example' });
});

it('[WP2] what was read, recalled, answered or resolved in the last moment is not told', async () => {
  await subscribes('phone');
  const id = house.newId();
  const reads = async () => {
    const [row] = await house.store.read.conversations([conversation_id]);
    return visitor.reads(conversation_id, row?.conversation.public_head ?? 0);
  };
  const ends = [
    reads,
    () => house.admin.recalls(conversation_id, id),
    () => visitor.says(conversation_id, 'Never mind.'),
    () => house.admin.resolves(conversation_id),
  ];
  for (const [turn, end] of ends.entries()) {
    await house.admin.says(conversation_id, `No ${turn}`, turn === 1 ? id : undefined);
    await end();
    expect(await after(11)).toBe(1);
  }
  expect(service.pushes).toEqual([]);
});

it('[WP2] several answers are told once, by the last of them; notes never', async () => {
  await subscribes('phone');
  await answers('One');
  await house.admin.notes(conversation_id, 'Between us');
  await answers('Two');
  expect(await after(11)).toBe(2);
  expect(service.pushes).toHaveLength(1);
});

it('[WP4] a browser that is gone is forgotten, and so is one whose session ends', async () => {
  await subscribes('old');
  service.answers(410);
  await answers('Very bright.');
  expect(await after(11)).toBe(1);
  expect([service.pushes.length, await asked()]).toEqual([1, 0]);
  const session_id = await subscribes('phone');
  expect(await asked()).toBe(1);
  await answers('Still bright.');
  const at = house.now();
  await house.store.access.revokeSession({ event_id: house.newId(), session_id, at });
  expect(await after(11)).toBe(1);
  expect([service.pushes.length, await asked()]).toEqual([1, 0]);
  await answers('For ever bright.');
  expect(await after(11)).toBe(0);
});

it('[WP4] a service that has no time gets it again, five times at most', async () => {
  await subscribes('phone');
  service.answers(503, 429);
  await answers('Very bright.');
  expect(await after(11)).toBe(1);
  expect(await after(40)).toBe(1);
  expect(await after(3_600)).toBe(1);
  expect(service.pushes).toHaveLength(3);
  service.answers(...Array.from({ length: 20 }, () => 500));
  await answers('Brighter.');
  for (let turn = 0; turn < 20; turn += 1) await after(3_600);
  expect(service.pushes).toHaveLength(8);
  expect(await asked()).toBe(1);
});

it('[WP5] no endpoint leads inside, and none is reached without TLS', async () => {
  await subscribes('phone');
  await answers('Very bright.');
  await after(11, false);
  expect([service.pushes.length, await asked()]).toEqual([0, 0]);
  const strict = createPushDesk({
    store: house.store,
    clock,
    limits: createRateLimits(clock, true),
    public_key: keys.public_key,
    allow_private: false,
  });
  const caller = { principal: visitor.principal, session_id: '', expires_at: '', address: '' };
  for (const endpoint of ['http://push.example/1', 'ftp://push.example', 'javascript:1', 'x'])
    expect(
      await strict.subscribe(
        { ...caller, source: 'widget' },
        { ...service.browser('x'), endpoint, text },
      ),
    ).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

it('[WP1] a person has ten browsers at most, and one that asks again is the same', async () => {
  for (let turn = 0; turn < 12; turn += 1) await subscribes(`browser-${turn}`);
  await subscribes('browser-11');
  expect(await asked()).toBe(10);
});

it('counts what a visitor asks for', async () => {
  for (let turn = 0; turn < 120; turn += 1) await subscribes('phone');
  await expect(subscribes('phone')).rejects.toThrow('ok: false');
});

it('makes the same keys of the same secret, and others of another', () => {
  expect(pushKeys('one')).toEqual(pushKeys('one'));
  expect(pushKeys('one').public_key).not.toBe(pushKeys('two').public_key);
});
