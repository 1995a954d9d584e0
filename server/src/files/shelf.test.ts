import { createIdSource } from '@porchlight/protocol';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShelfError, type FileShelf } from '../domain/file-shelf.ts';
import { findSmallDisk } from '../testing/small-disk.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createDiskShelf } from './disk-shelf.ts';
import { readS3Address } from './s3-address.ts';
import { createS3Shelf } from './s3-shelf.ts';

const newId = createIdSource(Date.now, Math.random);
const disk = await findSmallDisk();
let folder: TemporaryFolder;
let s3: S3rver;
let shelves: Record<string, FileShelf>;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  const directory = join(folder.path, 's3');
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'porchlight', configs: [] }],
  });
  const { port } = await s3.run();
  const url = `s3://S3RVER:S3RVER@porchlight/files?endpoint=http://127.0.0.1:${port}`;
  const address = readS3Address(url);
  if (address === undefined) throw new Error('no address');
  shelves = {
    disk: createDiskShelf(join(folder.path, 'files')),
    bucket: createS3Shelf(address),
  };
});

afterAll(async () => {
  await s3.close();
  await folder.remove();
});

async function* chunks(size: number, of = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += of) yield new Uint8Array(Math.min(of, size - at)).fill(at / of);
}

async function read(shelf: FileShelf, id: string): Promise<Buffer | null> {
  const stream = await shelf.open(id);
  if (stream === null) return null;
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

describe.each(['disk', 'bucket'])('a shelf: %s', (name) => {
  const shelf = () => shelves[name] as FileShelf;

  // The last is more than one part of an upload to a bucket.
  it.each([1, 70_000, 12_000_000])('keeps %i bytes and gives them out again', async (size) => {
    const id = newId();
    await shelf().put(id, chunks(size));
    const kept = await read(shelf(), id);
    expect(kept?.length).toBe(size);
    expect(kept?.at(-1)).toBe(Math.floor((size - 1) / 65_536) & 255);
  });

  it('has nothing where nothing was put, and after it was removed, twice', async () => {
    const id = newId();
    expect(await read(shelf(), id)).toBeNull();
    await shelf().put(id, chunks(10));
    await shelf().remove(id);
    await shelf().remove(id);
    expect(await read(shelf(), id)).toBeNull();
  });

  it('[FI9] leaves nothing of what broke off, and throws what the source threw', async () => {
    const id = newId();
    const broken = async function* () {
      yield* chunks(200_000);
      throw new RangeError('gone');
    };
    await expect(shelf().put(id, broken())).rejects.toThrow('gone');
    expect(await read(shelf(), id)).toBeNull();
  });
});

it('[FI9] a folder that can’t be written is the shelf’s trouble, and nothing is left', async () => {
  const file = join(folder.path, 'no folder');
  writeFileSync(file, '');
  const shelf = createDiskShelf(file);
  await expect(shelf.put(newId(), chunks(10))).rejects.toBeInstanceOf(ShelfError);
});

describe.skipIf(disk === null)('[FI9] on a disk that is full', () => {
  afterAll(() => disk?.remove());

  it('a file is refused, nothing of it is left, and it goes in once there is room', async () => {
    if (disk === null) return;
    const root = join(disk.path, 'files');
    const shelf = createDiskShelf(root);
    const id = newId();
    await disk.fill();
    await expect(shelf.put(id, chunks(200_000))).rejects.toBeInstanceOf(ShelfError);
    await disk.relieve();
    expect(await read(shelf, id)).toBeNull();
    await expect(shelf.put(newId(), chunks(30_000_000))).rejects.toBeInstanceOf(ShelfError);
    const left = readdirSync(root, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    await shelf.put(id, chunks(200_000));
    expect((await read(shelf, id))?.length).toBe(200_000);
  });

  it('the last of the room is left to the database', async () => {
    if (disk === null) return;
    const root = join(disk.path, 'more files');
    const shelf = createDiskShelf(root);
    const most = join(disk.path, 'most of it');
    await shelf.put(newId(), chunks(100_000));
    writeFileSync(most, Buffer.alloc(15_900_000));
    await expect(shelf.put(newId(), chunks(100_000))).rejects.toThrow('nearly full');
    const left = readdirSync(root, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toHaveLength(1);
    rmSync(most);
    await shelf.put(newId(), chunks(100_000));
  });
});

it('[FI9] a bucket that is not there is the shelf’s trouble', async () => {
  const address = readS3Address('s3://K:S@porchlight?endpoint=http://127.0.0.1:1');
  if (address === undefined) throw new Error('no address');
  const shelf = createS3Shelf(address);
  await expect(shelf.put(newId(), chunks(10))).rejects.toBeInstanceOf(ShelfError);
});

it('puts nothing beside the folder that it was given', async () => {
  const root = join(folder.path, 'files');
  const names = readdirSync(root, { recursive: true, withFileTypes: true });
  expect(names.filter((entry) => entry.isFile()).every(({ name }) => !name.endsWith('.part'))).toBe(
    true,
  );
  expect(tmpdir()).not.toBe(root);
});

it.each([
  ['s3://bucket', { bucket: 'bucket', prefix: '', region: 'us-east-1' }],
  ['s3://bucket/chat/files?region=eu-central-1', { prefix: 'chat/files/', region: 'eu-central-1' }],
  ['s3://K:a%2Fb@bucket', { credentials: { accessKeyId: 'K', secretAccessKey: 'a/b' } }],
  ['s3://K:S@b?endpoint=https://minio.example:9000', { endpoint: 'https://minio.example:9000' }],
])('reads %s', (text, part) => {
  expect(readS3Address(text)).toMatchObject(part);
});

it.each(['s3://', 's3://K@bucket', 'https://bucket', 's3://b?endpoint=ftp://x', 's3://b?reigon=x'])(
  'refuses %s',
  (text) => {
    expect(readS3Address(text)).toBeUndefined();
  },
);
