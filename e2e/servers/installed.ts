import { existsSync } from 'node:fs';

/** Browsers that don't come from npm. */
export type InstalledBrowser = 'firefox' | 'chromium';

const paths: Record<InstalledBrowser, string> = {
  firefox: '/usr/bin/firefox-esr',
  // The one from npm has no window, and so no back/forward cache.
  chromium: '/usr/bin/chromium',
};

/** Where Debian's browser is; undefined where it is not installed, which the environment's REQUIRE forbids. */
export function findInstalled(browser: InstalledBrowser): string | undefined {
  const path = paths[browser];
  if (existsSync(path)) return path;
  if ((process.env['REQUIRE'] ?? '').split(',').includes(browser))
    throw new Error(`REQUIRE names ${browser}, and there is none at ${path}.`);
  // The configuration is read by every worker; only its first reader says so.
  if (process.env['TEST_WORKER_INDEX'] === undefined) {
    const [, name] = /([\w-]+)$/u.exec(path) ?? [];
    console.log(`SKIPPED ${browser}: there is none at ${path}. On Debian: apt install ${name}`);
  }
  return undefined;
}
