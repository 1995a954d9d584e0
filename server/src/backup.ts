import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Config } from './config.ts';
import { ensureDataFolder } from './data-folder.ts';
import { copyDatabase } from './storage/copy-database.ts';

/** A backup can't be made. Its message is for the person who asked for it. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** What a backup holds. */
export interface Backup {
  readonly database_bytes: number;
  /** Whether the secret was in the data folder, and not in SECRET_KEY. */
  readonly secret: boolean;
  /** How many files of conversations; null where they are in a bucket. */
  readonly files: number | null;
}

type Source = Pick<Config, 'data_dir' | 'database_url' | 'files_url' | 'secret_key'>;

/**
 * Makes `folder` a data folder with what is in the configured one, also while a server runs on it. The database comes first: then every message
 * in the backup has its files. A folder that has a backup already gets what is new; files that were removed since stay in it.
 * Throws BackupError, and leaves the backup that was there.
 */
export async function backUp(source: Source, folder: string): Promise<Backup> {
  const database = join(source.data_dir, 'porchlight.db');
  refuse(source, database, folder);
  try {
    ensureDataFolder(folder);
    const copy = join(folder, 'porchlight.db');
    copyDatabase(database, copy);
    const secret = await copySecret(source, folder);
    const files = source.files_url === undefined ? await copyFiles(source.data_dir, folder) : null;
    return { database_bytes: statSync(copy).size, secret, files };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BackupError(
      `The backup in ${folder} could not be finished (${reason}): make room there, or name another folder.`,
      { cause: error },
    );
  }
}

function refuse({ data_dir, database_url }: Source, database: string, folder: string): void {
  if (database_url !== undefined) {
    throw new BackupError(
      'The database is Postgres: back it up with pg_dump, and after it DATA_DIR, or the bucket, and SECRET_KEY.',
    );
  }
  if (!existsSync(database)) {
    throw new BackupError(
      `There is no database in DATA_DIR ${data_dir}: set DATA_DIR to its folder.`,
    );
  }
  const way = relative(resolve(data_dir), resolve(folder));
  if (way === '' || !way.startsWith('..')) {
    throw new BackupError(`${folder} is in DATA_DIR ${data_dir}: name a folder elsewhere.`);
  }
}

async function copySecret({ data_dir, secret_key }: Source, folder: string): Promise<boolean> {
  const path = join(data_dir, 'secret.key');
  if (secret_key !== undefined || !existsSync(path)) return false;
  await copyFile(path, join(folder, 'secret.key'));
  return true;
}

/** A file never changes, so one that is there whole needs no other copy. Gives back how many there are. */
async function copyFiles(data_dir: string, folder: string): Promise<number> {
  const files = join(data_dir, 'files');
  if (!existsSync(files)) return 0;
  const found = await readdir(files, { recursive: true, withFileTypes: true });
  const whole = found.filter((entry) => entry.isFile() && !entry.name.endsWith('.part'));
  for (const { parentPath, name } of whole) {
    const path = join(parentPath, name);
    await copyOnce(path, join(folder, relative(data_dir, path)));
  }
  return whole.length;
}

async function copyOnce(path: string, copy: string): Promise<void> {
  if (existsSync(copy)) return;
  await mkdir(dirname(copy), { recursive: true });
  await copyFile(path, `${copy}.part`);
  await sync(`${copy}.part`);
  await rename(`${copy}.part`, copy);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}
