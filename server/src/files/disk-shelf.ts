import type { Id } from '@porchlight/protocol';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, statfs, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ShelfError, type FileShelf } from '../domain/file-shelf.ts';

/** So much of a disk is left to what else lies there, the database first of all: a twentieth, and at most a gigabyte. */
const spare = { part: 1 / 20, bytes: 1_000_000_000 };

/** After so many bytes of a file one looks again. */
const look_bytes = 16_000_000;

/** Keeps files in a folder. Ids are checked at the door; nothing that people say becomes part of a path. */
export function createDiskShelf(folder: string): FileShelf {
  // The last letters of an id are chance, so no folder grows too large.
  const pathOf = (id: Id): string => join(folder, id.slice(-2), id);

  return {
    async put(id, source) {
      const path = pathOf(id);
      const part = `${path}.part`;
      try {
        await trouble(mkdir(dirname(path), { recursive: true, mode: 0o700 }));
        await write(part, source);
        await trouble(rename(part, path));
        await trouble(syncFolder(dirname(path)));
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    async open(id) {
      const path = pathOf(id);
      const file = await open(path, 'r').catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null;
        throw troubleOf(error);
      });
      return file === null ? null : createReadStream(path, { fd: file, autoClose: true });
    },
    async remove(id) {
      const path = pathOf(id);
      await trouble(Promise.all([rm(path, { force: true }), rm(`${path}.part`, { force: true })]));
    },
  };
}

async function write(path: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await trouble(open(path, 'w', 0o600));
  let unlooked = look_bytes;
  try {
    for await (const chunk of source) {
      if (unlooked >= look_bytes) {
        await findRoom(path);
        unlooked = 0;
      }
      unlooked += chunk.length;
      await trouble(writeAll(file, chunk));
    }
    await trouble(file.sync());
  } finally {
    await file.close();
  }
}

/** Whoever sends files may fill what is for files, and nothing else. */
async function findRoom(path: string): Promise<void> {
  const { blocks, bavail, bsize } = await trouble(statfs(path));
  const left = Math.min(blocks * bsize * spare.part, spare.bytes);
  if (bavail * bsize < left) throw new ShelfError('the folder of files: its disk is nearly full');
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    written += (await file.write(chunk, written)).bytesWritten;
  }
}

/** A name is in a folder for good only once the folder is on disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** What the disk throws is the shelf's trouble; what the source throws is not. */
async function trouble<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    throw troubleOf(error);
  });
}

function troubleOf(error: unknown): ShelfError {
  return new ShelfError(`the folder of files: ${codeOf(error)}`, { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
}
