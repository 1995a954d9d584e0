import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findNeeded } from './required.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A disk so small that it can be filled. */
export interface SmallDisk {
  readonly path: string;
  /** Takes all the room there is. */
  fill(): Promise<void>;
  /** Gives it back. */
  relieve(): Promise<void>;
  remove(): Promise<void>;
}

const run = promisify(execFile);

/** Mounts a disk of 16 MB in memory, or prints SKIPPED and gives null; rejects where REQUIRE names `tmpfs`. */
export async function findSmallDisk(): Promise<SmallDisk | null> {
  return findNeeded('tmpfs', 'Only root may mount one.', async () => {
    const { path, remove } = await makeTemporaryFolder();
    await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'porchlight-test', path]);
    const ballast = join(path, 'ballast');
    return {
      path,
      // The system says that there is no room when it has taken what there was.
      fill: () => writeFile(ballast, Buffer.alloc(17_000_000)).catch(() => undefined),
      relieve: () => rm(ballast),
      remove: async () => {
        await run('umount', ['-l', path]);
        await remove();
      },
    };
  });
}
