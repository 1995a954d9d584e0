import type { Id } from '@porchlight/protocol';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ShelfError, type FileShelf } from '../domain/file-shelf.ts';

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
  try {
    for await (const chunk of source) await trouble(writeAll(file, chunk));
    await trouble(file.sync());
  } finally {
    await file.close();
  }
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
