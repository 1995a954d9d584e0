import { statSync } from 'node:fs';
import { StorageError } from '../domain/store.ts';

/** Notices when a file is not the one any more that was opened first. */
export interface FileGuard {
  /** The file has been opened, and made where there was none. */
  opened(): void;
  /** Throws StorageError where the file has been moved, removed or replaced since it was first opened. */
  check(): void;
}

/**
 * Who writes to a file goes on writing when somebody removes it, and all of it is lost at the end. And who opens it again
 * would make an empty one. A look costs two microseconds.
 */
export function createFileGuard(path: string): FileGuard {
  let known: number | undefined;
  return {
    opened: () => {
      known ??= inodeOf(path);
    },
    check: () => {
      if (known === undefined || inodeOf(path) === known) return;
      throw new StorageError('the file is not the one that was opened', { trouble: 'gone' });
    },
  };
}

function inodeOf(path: string): number | undefined {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
}
