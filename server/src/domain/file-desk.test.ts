import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sniff } from '../files/sniff.ts';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { createManualClock } from '../test/manual-clock.ts';
import { createMemoryShelf } from '../test/memory-shelf.ts';
import { moveIn, type House, type Person } from '../testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import type { Caller } from './caller.ts';
import { createFileDesk, type FileDesk } from './file-desk.ts';
import type { FileShelf } from './file-shelf.ts';
import { createFileLinks } from './file-links.ts';
import { createRateLimits } from './rate-limits.ts';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

let folder: TemporaryFolder;
let house: House;
let desk: FileDesk;
let noor: Caller;
let shelf: ReturnType<typeof createMemoryShelf>;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  const path = join(folder.path, 'porchlight.db');
  house = await moveIn(await createSqliteStore({ path, newId: () => crypto.randomUUID() }));
  const clock = createManualClock();
  shelf = createMemoryShelf();
  desk = createFileDesk({
    store: house.store,
    shelf,
    sniff,
    links: createFileLinks('a secret of at least thirty-two letters'),
    clock,
    limits: createRateLimits(clock, true),
    findOwner: async () => null,
    log,
    newId: house.newId,
  });
  noor = callerOf(await house.visitor());
});

afterEach(async () => {
  await house.store.close();
  await folder.remove();
});

function callerOf({ principal }: Person): Caller {
  return {
    principal,
    session_id: house.newId(),
    expires_at: house.now(),
    source: 'widget',
    address: '192.0.2.1',
  };
}

async function announces(size = 3): Promise<string> {
  const wish = { id: house.newId(), conversation_id: house.newId(), name: 'a.txt', size };
  expect(await desk.begin(noor, wish)).toEqual({ ok: true, file: null });
  return wish.id;
}

/** Bytes that come when they are told to. */
function slowly() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const bytes = async function* () {
    await promise;
    yield Buffer.from('abc');
  };
  return { bytes: bytes(), come: resolve };
}

it('[FI6][PV3] leaves no bytes of a file whose row was erased while it came', async () => {
  const id = await announces();
  const { bytes, come } = slowly();
  const taking = desk.put(noor, id, bytes);
  await house.store.files.remove(id);
  come();
  expect(await taking).toMatchObject({ error: { code: 'not_found' } });
  expect(shelf.kept.size).toBe(0);
});

it('[FI1] nobody ends what somebody else is sending', async () => {
  const id = await announces();
  const { bytes, come } = slowly();
  const taking = desk.put(noor, id, bytes);
  const stranger = callerOf(await house.visitor());
  expect(await desk.put(stranger, id, slowly().bytes)).toMatchObject({
    error: { code: 'not_found' },
  });
  come();
  expect(await taking).toMatchObject({ ok: true });
});

it('[FI1] of many that send the same file at once only one writes', async () => {
  const id = await announces();
  let writing = 0;
  let most = 0;
  const kept = { ...shelf };
  Object.assign(shelf, {
    put: async (...asked: Parameters<FileShelf['put']>) => {
      most = Math.max(most, (writing += 1));
      await kept.put(...asked).finally(() => (writing -= 1));
    },
  });
  const slow = [slowly(), slowly(), slowly(), slowly()];
  const taking = slow.map(({ bytes }) => desk.put(noor, id, bytes));
  for (const { come } of slow) come();
  const answers = await Promise.all(taking);
  expect(answers.some(({ ok }) => ok)).toBe(true);
  expect(most).toBe(1);
});

it('counts each try of a visitor, whatever becomes of it', async () => {
  const id = await announces();
  const short = async function* () {
    yield Buffer.from('a');
  };
  const answers = [];
  for (let count = 0; count < 130; count += 1) answers.push(await desk.put(noor, id, short()));
  expect(answers[0]).toMatchObject({ error: { code: 'malformed' } });
  expect(answers.at(-1)).toMatchObject({ error: { code: 'rate_limited' } });
});
