import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Writes the SQLite file at `path`, as it is at this moment, to `copy`, in place of what is there: whole or not at all. A
 * server that uses it goes on writing meanwhile; rows that it has yet to write late are made from the feed by whoever opens
 * the copy (docs/decisions/0021). Throws what SQLite or the disk throws.
 */
export function copyDatabase(path: string, copy: string): void {
  const draft = `${copy}.part`;
  try {
    rmSync(draft, { force: true });
    const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    try {
      database.prepare('vacuum into ?').run(draft);
    } finally {
      database.close();
    }
    sync(draft);
    renameSync(draft, copy);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** SQLite leaves it to the system when the copy reaches the disk. */
function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
