import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import chromium from '@sparticuz/chromium';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { everySetting, type Setting, viewports } from './settings.ts';

const executablePath = await chromium.executablePath();
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const first: Setting = { theme: 'light', language: 'en', width: 'desktop' };

/**
 * `pnpm test:full` asks for everything; else each story is looked at once, as the first setting says or, while somebody
 * works on it, as those do whose names begin so: `STORIES='dark ar'`.
 */
const wish = process.env['STORIES'] ?? '';
const named = everySetting().filter((setting) => wish !== '' && nameOf(setting).startsWith(wish));
const settings = wish === 'everything' ? everySetting() : named.length > 0 ? named : [first];

function nameOf({ theme, language, width }: Setting): string {
  return `${theme} ${language} ${width}`;
}

function project(setting: Setting, groupOrder: number): TestProjectConfiguration {
  const { theme, language, width } = setting;
  const initialGlobals = { theme, language, viewport: { value: width, isRotated: false } };
  return {
    extends: true,
    plugins: [storybookTest({ configDir: import.meta.dirname, initialGlobals })],
    test: {
      name: nameOf(setting),
      // The stories clear up after themselves, and a page anew for each file is half of the time.
      isolate: false,
      // One after the other: two browsers would only take each other's time.
      sequence: { groupOrder },
      testTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: { executablePath, args },
          // Nothing moves while it is looked at, and a day is a day everywhere.
          contextOptions: { reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' },
        }),
        instances: [{ browser: 'chromium' }],
        viewport: viewports[width],
      },
    },
  };
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { projects: settings.map(project) },
});
