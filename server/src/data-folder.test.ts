import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureDataFolder, ensureSecretKey } from './data-folder.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'porchlight-'));
});
afterEach(() => rmSync(home, { recursive: true }));

it('makes the folder for its owner alone', () => {
  ensureDataFolder(join(home, 'a/data'));
  expect(statSync(join(home, 'a/data')).mode & 0o777).toBe(0o700);
});

it.each(['/proc/porchlight', '/proc/porchlight/data'])('%s is refused at once', (path) => {
  expect(() => ensureDataFolder(path)).toThrow(/ENOENT/);
});

it('makes a secret once and keeps it for its owner alone', () => {
  const secret = ensureSecretKey(undefined, home);
  expect(secret.length).toBeGreaterThan(32);
  expect(ensureSecretKey(undefined, home)).toBe(secret);
  expect(statSync(join(home, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(home)).toEqual(['secret.key']);
});

// What a full disk or a failing power has left of it.
it.each(['', '\n', 'half of a sec'])('refuses %j for a secret', (left) => {
  writeFileSync(join(home, 'secret.key'), left);
  expect(() => ensureSecretKey(undefined, home)).toThrow(/secret\.key holds no secret/);
});

it('says what the disk says where the secret can’t be kept, and leaves nothing', () => {
  expect(() => ensureSecretKey(undefined, join(home, 'nowhere'))).toThrow(/ENOENT/);
  expect(readdirSync(home)).toEqual([]);
});

it('closes a secret that others could read', () => {
  const mine = 'my own secret, long enough to be one';
  writeFileSync(join(home, 'secret.key'), `${mine}\n`, { mode: 0o644 });
  expect(ensureSecretKey(undefined, home)).toBe(mine);
  expect(statSync(join(home, 'secret.key')).mode & 0o777).toBe(0o600);
});

it('takes the configured secret and leaves the folder alone', () => {
  expect(ensureSecretKey('configured', '/nowhere')).toBe('configured');
});
