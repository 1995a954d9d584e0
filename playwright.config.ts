import { defineConfig } from '@playwright/test';
import chromium from '@sparticuz/chromium';
import type { HouseOptions } from './e2e/servers/house.ts';
import { findInstalled } from './e2e/servers/installed.ts';

/** The browser comes out of an npm package, so that a clone needs no more than npm. */
const executablePath = await chromium.executablePath();
const firefox = findInstalled('firefox');
/** `npm test` sets it, and leaves to `pnpm test:full` what proves more of the same. */
const isShort = process.env['E2E'] === 'short';
const wholeChromium = findInstalled('chromium');

export default defineConfig<object, HouseOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  ...(isShort && { grepInvert: /@long/u }),
  outputDir: 'test-results',
  fullyParallel: true,
  // They wait more than they work, on two cores as well.
  workers: 3,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Writing them down costs time, and where `npm test` runs nobody looks at them.
    trace: isShort ? 'off' : 'retain-on-failure',
    video: 'off',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'real',
      use: { houseKind: 'real' },
      testIgnore: [
        ...(wholeChromium === undefined ? ['**/coming-back.spec.ts'] : []),
        // The screens are the same on the mock, and looking at all of them takes minutes.
        ...(isShort ? ['**/screens.spec.ts'] : []),
      ],
    },
    {
      name: 'mock',
      use: { houseKind: 'mock' },
      // What only the real server can do, and what needs no server.
      testIgnore: [
        '**/faults/**',
        '**/coming-back.spec.ts',
        '**/dev-pages.spec.ts',
        '**/*.real.spec.ts',
        '**/window.spec.ts',
        '**/layout-faults.spec.ts',
        // The same clients, which have shown it beside the real server.
        ...(isShort
          ? [
              '**/visibility/**',
              '**/{leaving,keyboard,bad-input,notes,install,appearance,identity,undo,team,palette,ticks}.spec.ts',
              '**/{talk,first-contact,changing}.spec.ts',
            ]
          : []),
      ],
    },
    ...(firefox === undefined ? [] : [inFirefox(firefox)]),
  ],
});

/** What differs between browsers: storage, locks, channels, and what becomes of a page. Debian's Firefox does it all. */
function inFirefox(executable: string) {
  return {
    name: 'firefox',
    testMatch: isShort
      ? ['**/faults/two-tabs.spec.ts', '**/host-pages.real.spec.ts']
      : [
          '**/conversation.spec.ts',
          '**/faults/*.spec.ts',
          '**/host-pages.real.spec.ts',
          '**/own-window.real.spec.ts',
          '**/title.real.spec.ts',
        ],
    testIgnore: '**/*.chromium.spec.ts',
    use: {
      houseKind: 'real' as const,
      browserName: 'firefox' as const,
      channel: 'moz-firefox',
      launchOptions: {
        executablePath: executable,
        // Storage stays apart by site, but a frame of another site lives in its page's process: where it has one of its own,
        // what Playwright types and clicks never reaches it.
        firefoxUserPrefs: { 'fission.webContentIsolationStrategy': 0 },
      },
    },
  };
}
