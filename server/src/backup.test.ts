import { createIdSource } from '@porchlight/protocol';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackupError, backUp } from './backup.ts';
import type { Store } from './domain/store.ts';
import { createSqliteStore } from './storage/sqlite-store.ts';
import { moveIn } from './testing/house.ts';
import { findSmallDisk } from './testing/small-disk.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './testing/temporary-folder.ts';

const newId = createIdSource(Date.now, Math.random);
const disk = await findSmallDisk();
afterAll(() => disk?.remove());

let home: TemporaryFolder;
let store: Store;
let source: Parameters<typeof backUp>[0];
let folder: string;
beforeEach(async () => {
  home = await makeTemporaryFolder();
  folder = join(home.path, 'backups/today');
  const data_dir = join(home.path, 'data');
  mkdirSync(data_dir);
  source = { data_dir, database_url: undefined, files_url: undefined, secret_key: undefined };
  store = await createSqliteStore({ path: join(data_dir, 'porchlight.db'), newId });
});
afterEach(async () => {
  await store.close();
  await home.remove();
});

/** A conversation with so many messages, each acknowledged. */
async function talk(count: number) {
  const house = await moveIn(store);
  const visitor = await house.visitor();
  const id = house.newId();
  for (let n = 1; n <= count; n += 1) await visitor.says(id, `Line ${n}`);
  return { id, visitor, says: (text: string) => visitor.says(id, text) };
}

const openCopy = () => createSqliteStore({ path: join(folder, 'porchlight.db'), newId });

/** The texts of a conversation and how far its row says that it goes. */
async function told(of: Store, id: string) {
  const log = await of.read.snapshot(id, 'agent', 100);
  const texts = log?.events.flatMap(({ event }) =>
    event.event_type === 'message.created' ? [event.data.message.text] : [],
  );
  return { texts, head: log?.conversation.head };
}

describe('a backup', () => {
  it('has what was acknowledged before, while the server goes on writing', async () => {
    const { id, says } = await talk(20);
    const writing = Promise.all(['one', 'two', 'three'].map(says));
    const made = await backUp(source, folder);
    await writing;
    await says('After the backup');
    expect(made.database_bytes).toBe(statSync(join(folder, 'porchlight.db')).size);

    const copy = await openCopy();
    const { texts = [], head } = await told(copy, id);
    expect(texts.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, n) => `Line ${n + 1}`));
    expect(texts).not.toContain('After the backup');
    // The conversation's row, which is written late, has come as far as its log.
    expect(head).toBe(texts.length + 1);
    await copy.close();
  });

  it('is a data folder for its owner alone, with the secret and the files', async () => {
    await talk(1);
    const file = join(source.data_dir, 'files/ab/0001ab');
    mkdirSync(join(source.data_dir, 'files/ab'), { recursive: true });
    writeFileSync(file, 'a picture');
    writeFileSync(`${file}.part`, 'half a pic');
    writeFileSync(join(source.data_dir, 'secret.key'), 'a secret', { mode: 0o600 });
    expect(await backUp(source, folder)).toMatchObject({ secret: true, files: 1 });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'files/ab/0001ab'), 'utf8')).toBe('a picture');
    expect(existsSync(join(folder, 'files/ab/0001ab.part'))).toBe(false);
    expect(await backUp({ ...source, secret_key: 'x', files_url: 's3://x' }, folder)).toMatchObject(
      { secret: false, files: null },
    );
  });

  it('is brought up to date, also after one that was interrupted', async () => {
    const { id, says } = await talk(1);
    const files = join(source.data_dir, 'files/ab');
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, '0001ab'), 'a picture');
    await backUp(source, folder);
    rmSync(join(folder, 'files/ab/0001ab'));
    writeFileSync(join(folder, 'files/ab/0001ab.part'), 'a pic');
    writeFileSync(join(folder, 'porchlight.db.part'), 'half');

    await says('Since then');
    expect(await backUp(source, folder)).toMatchObject({ files: 1 });
    expect(readFileSync(join(folder, 'files/ab/0001ab'), 'utf8')).toBe('a picture');
    expect(existsSync(join(folder, 'porchlight.db.part'))).toBe(false);
    const copy = await openCopy();
    expect((await told(copy, id)).texts).toEqual(['Line 1', 'Since then']);
    await copy.close();
  });

  it.runIf(disk !== null)(
    'that finds no room says so, and leaves the one that was there',
    async () => {
      const { id, says } = await talk(1);
      folder = join(disk?.path ?? '', 'backup');
      await backUp(source, folder);
      await disk?.fill();
      await says('Since then');
      const failed = backUp(source, folder);
      await expect(failed).rejects.toThrow(BackupError);
      await expect(failed).rejects.toThrow(/could not be finished .*make room there/);
      await disk?.relieve();
      expect(existsSync(join(folder, 'porchlight.db.part'))).toBe(false);
      const copy = await openCopy();
      expect((await told(copy, id)).texts).toEqual(['Line 1']);
      await copy.close();
    },
  );

  it('is refused where it can’t be one', async () => {
    const inside = join(source.data_dir, 'backup');
    await expect(backUp(source, inside)).rejects.toThrow(/name a folder elsewhere/);
    await expect(backUp(source, source.data_dir)).rejects.toThrow(/name a folder elsewhere/);
    const nothing = { ...source, data_dir: join(home.path, 'nothing') };
    await expect(backUp(nothing, folder)).rejects.toThrow(/There is no database/);
    const postgres = { ...source, database_url: 'postgres://127.0.0.1/x' };
    await expect(backUp(postgres, folder)).rejects.toThrow(/pg_dump/);
    expect(existsSync(folder)).toBe(false);
  });
});
