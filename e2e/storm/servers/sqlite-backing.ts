import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { StoredFile, StoredMessage, StoredRow } from '../history.ts';
import type { Backing, Mishap } from './backing.ts';
import {
  filesQuery,
  jobsQuery,
  messagesQuery,
  rowOf,
  rowsQuery,
  type RawRow,
} from './log-queries.ts';

/** Room for a long storm and its log; what is not written takes no memory. */
const disk_mb = 768;

/** A folder for SQLite, on a small disk of its own where the machine allows one: then it can also fill up. */
export async function openSqliteBacking(): Promise<Backing> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-storm-'));
  const copies = mkdtempSync(join(tmpdir(), 'porchlight-copies-'));
  const unmount = mountDisk(folder);
  const data = join(folder, 'data');
  mkdirSync(data);
  const path = join(data, 'porchlight.db');
  const copied = join(copies, 'yesterday.db');
  return {
    kind: 'sqlite',
    env: { DATA_DIR: data },
    copy: async () => {
      rmSync(copied, { force: true });
      look(path, (db) => db.exec(`vacuum into '${copied}'`));
      return idsIn(copied);
    },
    restore: async () => {
      for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
      copyFileSync(copied, path);
    },
    read: async () =>
      look(path, (db) => ({
        rows: (db.prepare(rowsQuery).all() as unknown as RawRow[]).map(rowOf) satisfies StoredRow[],
        messages: db.prepare(messagesQuery).all() as unknown as StoredMessage[],
        files: db.prepare(filesQuery).all() as unknown as StoredFile[],
        dump: JSON.stringify(
          tablesOf(db).map((table) => db.prepare(`select * from ${table}`).all()),
        ),
      })),
    jobs: async () =>
      look(path, (db) =>
        db
          .prepare(jobsQuery)
          .all()
          .map(({ kind }) => String(kind)),
      ),
    shelf: join(data, 'files'),
    messageIds: async () => idsIn(path),
    snipe: (pid) => snipe(path, pid),
    mishaps: unmount === null ? {} : { 'disk full': fillDisk(folder) },
    close: async () => {
      unmount?.();
      for (const place of [folder, copies]) rmSync(place, { recursive: true, force: true });
    },
  };
}

function look<Result>(path: string, read: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

function tablesOf(db: DatabaseSync): readonly string[] {
  const tables = db.prepare("select name from sqlite_master where type = 'table'").all();
  return tables.map(({ name }) => String(name));
}

function idsIn(path: string): ReadonlySet<string> {
  return look(
    path,
    (db) =>
      new Set(
        db
          .prepare('select id from messages')
          .all()
          .map(({ id }) => String(id)),
      ),
  );
}

/** Mounts a disk of its own; null where this machine or user may not. */
function mountDisk(folder: string): (() => void) | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${disk_mb}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    const unmount = (): void => {
      process.off('exit', unmount);
      execFileSync('umount', ['-l', folder]);
    };
    // Also where the storm is broken off.
    process.on('exit', unmount);
    return unmount;
  } catch {
    console.log('SKIPPED "disk full": mounting a small disk needs root (run the storm as root).');
    return null;
  }
}

/** Leaves the disk without room for so long. */
function fillDisk(folder: string): Mishap {
  const filler = join(folder, 'filler');
  return async (ms) => {
    const until = Date.now() + ms;
    while (Date.now() < until) {
      const { bavail, bsize } = statfsSync(folder);
      // In pieces, since the last page may be taken by somebody else meanwhile.
      for (let size = bavail * bsize; size >= bsize; size = Math.floor(size / 2))
        tryToWrite(filler, size);
      await pause(50);
    }
    rmSync(filler, { force: true });
  };
}

function tryToWrite(file: string, size: number): void {
  try {
    writeFileSync(file, Buffer.alloc(Math.min(size, 2 ** 24)), { flag: 'a' });
  } catch {
    // That much is not free; less may be.
  }
}

async function snipe(path: string, pid: number): Promise<boolean> {
  const sniper = spawn(
    process.execPath,
    [join(import.meta.dirname, 'commit-sniper.ts'), path, String(pid)],
    {
      stdio: 'inherit',
    },
  );
  const [code] = (await once(sniper, 'exit')) as [number | null];
  return code === 0;
}
