import { createIdSource } from '@porchlight/protocol';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiskShelf } from '../files/disk-shelf.ts';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { moveIn, type House } from '../testing/house.ts';
import { momentOf } from './clock.ts';
import { ShelfError, type FileShelf } from './file-shelf.ts';
import { sweepFiles } from './sweep-files.ts';

const day_ms = 86_400_000;
const quarter_ms = 900_000;
const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

let folder: TemporaryFolder;
let house: House;
let clock: ManualClock;
let shelf: FileShelf;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  const newId = createIdSource(Date.now, Math.random);
  const path = join(folder.path, 'porchlight.db');
  house = await moveIn(await createSqliteStore({ path, newId }));
  clock = createManualClock();
  shelf = createDiskShelf(join(folder.path, 'files'));
});

afterEach(async () => {
  await house.store.close();
  await folder.remove();
});

const pathOf = (id: string) => join(folder.path, 'files', id.slice(-2), id);

async function announces(): Promise<string> {
  const visitor = await house.visitor();
  const wish = { id: house.newId(), conversation_id: house.newId(), name: 'a.txt', size: 3 };
  const owner = { kind: 'visitor', id: visitor.id } as const;
  await house.store.files.begin(wish, owner, house.account_id, momentOf(clock));
  return wish.id;
}

async function* threeBytes() {
  yield new Uint8Array(3);
}

/** What is so, after another quarter of an hour. */
function later<Fact>(fact: Fact): Fact {
  clock.pass(quarter_ms);
  return fact;
}

const sweeps = (over: FileShelf = shelf) =>
  sweepFiles({ store: house.store, shelf: over, clock, log, storage: { failed: ignore } });

it('[FI9] a day later whole files that were never sent are gone, and half ones that a crash has left', async () => {
  const [whole, half] = [await announces(), await announces()];
  await shelf.put(whole, threeBytes());
  // What a server leaves that is killed in the middle.
  mkdirSync(dirname(pathOf(half)), { recursive: true });
  writeFileSync(`${pathOf(half)}.part`, 'ab');
  const stop = sweeps();
  clock.pass(day_ms - 2 * quarter_ms);
  // Whatever was begun then has come to its end.
  await house.store.files.ofMessage(whole);
  expect(existsSync(pathOf(whole))).toBe(true);
  await expect.poll(() => later(existsSync(pathOf(whole)))).toBe(false);
  await expect.poll(() => later(existsSync(`${pathOf(half)}.part`))).toBe(false);
  await expect.poll(() => house.store.files.doom('9', 10)).toEqual([]);
  stop();
});

it('[FI9] where the shelf is away, the next round takes up what was begun', async () => {
  const id = await announces();
  await shelf.put(id, threeBytes());
  let asked = 0;
  const away: FileShelf = {
    ...shelf,
    async remove(wanted) {
      asked += 1;
      if (asked === 1) throw new ShelfError('away');
      await shelf.remove(wanted);
    },
  };
  const stop = sweeps(away);
  clock.pass(day_ms);
  await expect.poll(() => later(asked)).toBeGreaterThan(0);
  await expect.poll(() => later(existsSync(pathOf(id)))).toBe(false);
  stop();
});
