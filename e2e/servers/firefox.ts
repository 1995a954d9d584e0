import { existsSync } from 'node:fs';

const path = '/usr/bin/firefox-esr';

/** Where Debian's Firefox is; undefined where it is not installed, which REQUIRE=firefox forbids. */
export function findFirefox(): string | undefined {
  if (existsSync(path)) return path;
  if ((process.env['REQUIRE'] ?? '').split(',').includes('firefox'))
    throw new Error(`REQUIRE names firefox, and there is none at ${path}.`);
  // The configuration is read by every worker; only the first reader says so.
  if (process.env['TEST_WORKER_INDEX'] === undefined)
    console.log(`SKIPPED firefox: there is none at ${path}. On Debian: apt install firefox-esr`);
  return undefined;
}
