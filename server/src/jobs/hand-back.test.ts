import type { Id } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { leaseOfEvery } from '../testing/every-lane.ts';
import { moveIn, type House, type Person } from '../testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { StoppedError } from './stopped.ts';
import { createHandBack, type HandBackEnvironment } from './hand-back.ts';

/** More than one stretch. */
const many = 230;

let folder: TemporaryFolder;
let house: House;
let clock: ManualClock;
let bo: Person;
let conversations: Id[];

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  clock = createManualClock();
  clock.pass(Date.UTC(2026, 10, 20, 12) - clock.now());
  const path = `${folder.path}/porchlight.db`;
  house = await moveIn(await createSqliteStore({ path, newId: () => crypto.randomUUID() }));
  bo = await house.colleague('Bo');
  const visitor = await house.visitor();
  conversations = Array.from({ length: many }, () => house.newId());
  for (const id of conversations) {
    await visitor.says(id, 'Hello');
    await bo.assigns(id, bo.id);
  }
  const payload = { command_id: house.newId(), agent_id: bo.id };
  await house.admin.does({ name: 'agent.remove', payload });
});
afterEach(async () => {
  await house.store.close();
  await folder.remove();
});

let paused_ms: number;

async function works(store: HandBackEnvironment['store'], isStopping = () => false): Promise<void> {
  clock.pass(60_000);
  paused_ms = 0;
  const passing: HandBackEnvironment['clock'] = {
    ...clock,
    after: (ms, run) => {
      paused_ms += ms;
      queueMicrotask(run);
      return () => undefined;
    },
  };
  const [now = '', until = ''] = [0, 30_000].map((later) =>
    new Date(clock.now() + later).toISOString(),
  );
  const [job] = await leaseOfEvery(house.store.jobs, house.newId(), now, until, 1);
  if (job !== undefined)
    await createHandBack({ store, clock: passing, newId: house.newId })(job, isStopping);
}

const left = () => house.store.read.assigned(house.account_id, bo.id, 1_000);

async function assigneeOf(id: Id): Promise<Id | null | undefined> {
  const snapshot = await house.store.read.snapshot(id, 'agent', 1);
  return snapshot?.conversation.assignee_id;
}

it('[TM4] takes every conversation of who was removed, and ends', async () => {
  const [taken = ''] = conversations;
  await house.admin.assigns(taken, house.admin.id);
  expect(await left()).toHaveLength(many - 1);
  await works(house.store);
  expect(await left()).toEqual([]);
  expect(await assigneeOf(taken)).toBe(house.admin.id);
  expect(await assigneeOf(conversations[1] ?? '')).toBeNull();
  expect(await leaseOfEvery(house.store.jobs, house.newId(), '2999', '2999', 1)).toEqual([]);
});

it('[TM4] goes on where a server died', async () => {
  let steps = 3;
  const dying: HandBackEnvironment['store'] = {
    ...house.store,
    commands: async (works) => {
      if ((steps -= 1) < 0) throw new Error('killed');
      return house.store.commands(works);
    },
  };
  await expect(works(dying)).rejects.toThrow('killed');
  const { length } = await left();
  expect(length).toBeGreaterThan(0);
  expect(length).toBeLessThan(many);
  await works(house.store);
  expect(await left()).toEqual([]);
});

it('[HS4] stops between two stretches where the server does', async () => {
  let asked = 0;
  const isStopping = () => (asked += 1) > 2;
  await expect(works(house.store, isStopping)).rejects.toThrow(StoppedError);
  expect(await left()).toHaveLength(many - 40);
});

it('[TM4] takes many together, those first that wait for an answer', async () => {
  const [early, late] = [conversations.slice(0, 210), conversations.slice(210)];
  for (const id of early) await house.admin.resolves(id);
  let transactions = 0;
  await works({
    read: house.store.read,
    command: (work) => {
      transactions += 1;
      return house.store.command(work);
    },
    commands: async (all) => {
      transactions += 1;
      const done = await house.store.commands(all);
      for (const id of late) expect(await assigneeOf(id)).toBeNull();
      return done;
    },
  });
  expect(await left()).toEqual([]);
  expect(transactions).toBeLessThan(many / 10);
  // A console may give 150 commands a second, and asks for each that it did not know.
  expect(many / paused_ms).toBeLessThan(0.12);
});

it('[TM4] leaves what somebody takes while it is under way, and begins with the open ones', async () => {
  const [first = '', second = ''] = conversations;
  await house.admin.resolves(first);
  expect(await house.store.read.assigned(house.account_id, bo.id, many - 1)).not.toContain(first);
  const { read } = house.store;
  const overtaken: HandBackEnvironment['store'] = {
    ...house.store,
    read: {
      ...read,
      assigned: async (...asked) => {
        const found = await read.assigned(...asked);
        if (found.includes(second)) await house.admin.assigns(second, house.admin.id);
        return found;
      },
    },
  };
  await works(overtaken);
  expect(await left()).toEqual([]);
  expect(await assigneeOf(second)).toBe(house.admin.id);
  expect(await assigneeOf(first)).toBeNull();
});
