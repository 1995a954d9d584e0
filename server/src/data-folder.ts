import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Makes the data folder for its owner alone, where it isn't there. Throws where that can't be. */
export function ensureDataFolder(path: string): void {
  if (isFolder(path)) return;
  // Not `recursive`: under /proc, where nothing can be made, Node would try for ever.
  const parent = dirname(resolve(path));
  if (!existsSync(parent)) ensureDataFolder(parent);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another server that starts at the same time may have made it.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The secret's file holds none. Its message is for the person who started the server. */
class DamagedSecretError extends Error {
  override readonly name = 'DamagedSecretError';
}

/** Characters; an empty secret would let anybody sign in the server's name. */
export const shortestSecret = 32;

/**
 * The server's secret: the configured one, else the one kept in the data folder, made at the first start. Whoever has
 * it can sign in the server's name, so only its owner may read the file. Throws DamagedSecretError.
 */
export function ensureSecretKey(configured: string | undefined, data_dir: string): string {
  if (configured !== undefined) return configured;
  const path = join(data_dir, 'secret.key');
  if (!existsSync(path)) makeSecret(path);
  chmodSync(path, 0o600);
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length >= shortestSecret) return secret;
  throw new DamagedSecretError(
    `${path} holds no secret of ${shortestSecret} characters or more: restore it from a backup, or remove it to have one made.`,
  );
}

/** Whole or not at all, also where the disk is full, the power fails or two servers start at once. */
function makeSecret(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const made = randomBytes(32).toString('base64url');
    writeFileSync(draft, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
    give(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes nothing away: another server that starts at the same time may have made one, too. */
function give(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch {
    // Some file systems know no links.
    if (!existsSync(path)) renameSync(draft, path);
  }
}
