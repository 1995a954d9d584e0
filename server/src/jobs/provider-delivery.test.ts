import type { ProviderOutcome } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LeasedJob } from '../domain/job-store.ts';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { createManualClock } from '../test/manual-clock.ts';
import { leaseOfEvery, nextDueOfAll } from '../testing/every-lane.ts';
import { moveIn, type House } from '../testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import type { WebhookAnswer } from '../webhooks/webhook-caller.ts';
import { createProviderDelivery } from './provider-delivery.ts';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

let folder: TemporaryFolder;
let house: House;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  const path = `${folder.path}/porchlight.db`;
  house = await moveIn(await createSqliteStore({ path, newId: () => crypto.randomUUID() }));
});
afterEach(async () => {
  await house.store.close();
  await folder.remove();
});

/** A message waits; its job has been taken so often, and the webhook answers so. */
async function deliver(tries: number, answer: WebhookAnswer) {
  const [inbox_id, id, message_id] = [house.newId(), house.newId(), house.newId()];
  const webhook_url = 'https://sms.example';
  const inbox = { id: inbox_id, kind: 'api', name: 'SMS', webhook_url } as const;
  await house.admin.does({ name: 'inbox.create', payload: inbox });
  const contact = await house.visitor();
  const payload = { id, inbox_id, contact_id: contact.id };
  await house.admin.does({ name: 'conversation.create', payload });
  await house.admin.says(id, 'Hello', message_id);
  const clock = createManualClock();
  const [job] = await leaseOfEvery(house.store.jobs, 'this node', house.now(), house.now(), 1);
  let calls = 0;
  let outcome: ProviderOutcome | undefined;
  const work = createProviderDelivery({
    store: house.store,
    clock,
    log,
    random: () => 0.5,
    fileUrl: ({ id }) => `https://chat.example/files/${id}`,
    secret: 'a secret of nobody',
    call: async () => {
      calls += 1;
      return answer;
    },
    settle: async (_job, settled) => {
      outcome = settled;
      return true;
    },
  });
  await work({ ...(job as LeasedJob), tries });
  const due = await nextDueOfAll(house.store.jobs);
  const wait_ms = outcome === undefined ? Date.parse(due ?? '') - clock.now() : undefined;
  return { calls, outcome, wait_ms };
}

const answered = (status: number, retry_after?: string): WebhookAnswer => {
  return { kind: 'answered', status, retry_after };
};

it.each([
  [1, 500],
  [2, 1_000],
  [7, 32_000],
])('[ST7] after try %i waits half of its span: %i ms', async (tries, wait_ms) => {
  expect(await deliver(tries, answered(503))).toEqual({ calls: 1, outcome: undefined, wait_ms });
});

it('[ST7] waits as the provider asks, and no longer than five minutes', async () => {
  expect(await deliver(1, answered(429, '7'))).toMatchObject({ wait_ms: 7_000 });
  expect(await deliver(1, answered(503, '86400'))).toMatchObject({ wait_ms: 300_000 });
});

it.each([408, 409, 425, 429, 500, 599])('[ST7] %i may pass', async (status) => {
  expect((await deliver(1, answered(status))).outcome).toBeUndefined();
  const external_error = `the webhook answered ${status}`;
  expect((await deliver(8, answered(status))).outcome).toEqual({ kind: 'refused', external_error });
});

it.each([301, 307, 400, 401, 404, 410, 422])('[ST7] %i is final at once', async (status) => {
  const external_error = `the webhook answered ${status}`;
  expect((await deliver(1, answered(status))).outcome).toEqual({ kind: 'refused', external_error });
});

it('[ST9] an address that may not be reached is final at once', async () => {
  const { outcome } = await deliver(1, { kind: 'forbidden' });
  expect(outcome).toEqual({
    kind: 'refused',
    external_error: 'this address may not be reached',
  });
});

it('[ST7] gives up without another call where eight tries have come to no end', async () => {
  const { calls, outcome } = await deliver(9, answered(200));
  expect(calls).toBe(0);
  expect(outcome).toEqual({ kind: 'refused', external_error: 'not handed over in 8 tries' });
});
