import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** The browser brings one font along; what else there is on a machine must not be seen in the pictures. */
const fonts = { FONTCONFIG_PATH: join(tmpdir(), 'fonts') };

const at = (...path: readonly string[]) => join(import.meta.dirname, ...path);

/** Where the pictures are kept, and what differs is shown. */
const pictures = {
  comparatorName: 'pixelmatch' as const,
  // Another processor rounds a few pixels of an edge otherwise; a tick has some sixty.
  // Outlines of what is being loaded are faint.
  comparatorOptions: { threshold: 0.03, allowedMismatchedPixels: 15 },
  resolveScreenshotPath: ({ arg, ext }: { readonly arg: string; readonly ext: string }) =>
    at('looks/pictures', `${arg}${ext}`),
  resolveDiffPath: ({ arg, ext }: { readonly arg: string; readonly ext: string }) =>
    at('../.cache/pictures', `${arg}${ext}`),
};

const first: Setting = { theme: 'light', language: 'en', width: 'desktop' };

/** A setting, and which stories are looked at in it. */
interface Look {
  readonly setting: Setting;
  readonly screensOnly: boolean;
}

/**
 * `pnpm test:full` asks for everything; else each story is looked at once, and each screen in the opposite setting, too. A picture
 * of it is kept in four. Who works on them asks for `screens`, or for the settings whose names begin so: `STORIES='dark ar'`.
 */
function looks(wish: string): readonly Look[] {
  const all = everySetting().map((setting) => ({ setting, screensOnly: false }));
  if (wish === 'everything') return all;
  const screens = all
    .filter(({ setting }) => isPictured(setting))
    .map(({ setting }) => ({ setting, screensOnly: true }));
  if (wish === 'screens') return screens;
  const named = all.filter(({ setting }) => wish !== '' && nameOf(setting).startsWith(wish));
  if (named.length > 0) return named;
  // What differs most from it: another theme, another width.
  const opposite = screens.filter(({ setting }) => nameOf(setting) === 'dark en phone');
  return [{ setting: first, screensOnly: false }, ...opposite];
}

/** The pinned browser's only font has no Chinese and no Arabic letters. */
function isPictured({ theme, language }: Setting): boolean {
  return language === 'en' && theme !== 'contrast';
}

function nameOf({ theme, language, width }: Setting): string {
  return `${theme} ${language} ${width}`;
}

function project({ setting, screensOnly }: Look, groupOrder: number): TestProjectConfiguration {
  const { theme, language, width } = setting;
  // Where only the screens are looked at, axe has seen them in the first setting.
  const a11y = { manual: screensOnly };
  const initialGlobals = { theme, language, viewport: { value: width, isRotated: false }, a11y };
  const tags = screensOnly ? { tags: { include: ['screen'] } } : {};
  return {
    extends: true,
    plugins: [storybookTest({ configDir: import.meta.dirname, initialGlobals, ...tags })],
    test: {
      name: nameOf(setting),
      setupFiles: ['.storybook/looks/look.ts'],
      provide: { pictures: isPictured(setting) ? `${theme}-${width}` : '' },
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
          launchOptions: { executablePath, args, env: { ...process.env, ...fonts } },
          // Nothing moves while it is looked at, and a day is a day everywhere.
          contextOptions: { reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' },
        }),
        instances: [{ browser: 'chromium' }],
        viewport: viewports[width],
        expect: { toMatchScreenshot: pictures },
      },
    },
  };
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { projects: looks(process.env['STORIES'] ?? '').map(project) },
});
