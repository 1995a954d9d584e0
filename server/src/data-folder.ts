import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

/**
 * The server's secret: the configured one, else the one kept in the data folder, made at the first start. Whoever has
 * it can sign in the server's name, so only its owner may read the file.
 */
export function ensureSecretKey(configured: string | undefined, data_dir: string): string {
  if (configured !== undefined) return configured;
  const path = join(data_dir, 'secret.key');
  const made = randomBytes(32).toString('base64url');
  try {
    // Fails where it exists, also when two servers start at once.
    writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch {
    chmodSync(path, 0o600);
    return readFileSync(path, 'utf8').trim();
  }
}
