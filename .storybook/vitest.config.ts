import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import chromium from '@sparticuz/chromium';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { viewports } from './viewports.ts';

const executablePath = await chromium.executablePath();
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What the toolbar can be set to. */
interface Setting {
  readonly theme: string;
  readonly language: string;
  readonly width: keyof typeof viewports;
}

const first: Setting = { theme: 'light', language: 'en', width: 'desktop' };

/** Everything that the toolbar can be set to. */
function everySetting(): Setting[] {
  const widths = ['phone', 'desktop'] as const;
  return ['light', 'dark', 'contrast'].flatMap((theme) =>
    ['en', 'zh', 'ar'].flatMap((language) => widths.map((width) => ({ theme, language, width }))),
  );
}

/** `pnpm test:full` asks for everything; else each story is looked at once. */
const settings = process.env['STORIES'] === 'everything' ? everySetting() : [first];

function project(setting: Setting): TestProjectConfiguration {
  const { theme, language, width } = setting;
  const initialGlobals = { theme, language, viewport: { value: width, isRotated: false } };
  return {
    extends: true,
    plugins: [storybookTest({ configDir: import.meta.dirname, initialGlobals })],
    test: {
      name: Object.values(setting).join(' '),
      // The stories clear up after themselves, and a page anew for each file is half of the time.
      isolate: false,
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
