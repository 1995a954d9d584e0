import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes the data folder for its owner alone, where it isn't there. Throws where that can't be. */
export function ensureDataFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
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
