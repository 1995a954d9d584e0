import type { Settings } from '../../api/porchlight.ts';

interface Check {
  readonly passes: (value: unknown) => boolean;
  /** What it takes. */
  readonly takes: string;
}

const oneOf = (...values: readonly string[]): Check => ({
  passes: (value) => values.includes(value as string),
  takes: `one of ${values.join(', ')}`,
});

const letters = (most: number): Check => ({
  passes: (value) => typeof value === 'string' && value.length <= most,
  takes: `a text of at most ${most} letters`,
});

const pixels: Check = {
  passes: (value) => typeof value === 'string' && /^\d+$/u.test(value) && Number(value) <= 200,
  takes: 'a number from 0 to 200, as a text',
};

const checks: Record<keyof Settings, Check> = {
  consent: oneOf('required', 'given', 'withdrawn', ''),
  color: {
    passes: (value) => typeof value === 'string' && /^#[\da-f]{6}$/iu.test(value),
    takes: 'a colour as #rrggbb',
  },
  theme: oneOf('auto', 'light', 'dark'),
  launcher: oneOf('round', 'pill'),
  launcherText: letters(24),
  position: oneOf('auto', 'left', 'right'),
  offsetX: pixels,
  offsetY: pixels,
  greeting: letters(160),
  titleCount: oneOf('on', 'off'),
  lang: {
    passes: (value) => typeof value === 'string' && /^[a-z]{2,3}(-[\w-]+)?$/iu.test(value),
    takes: 'a language as BCP 47 names it',
  },
};

/** What is wrong with these settings, as a sentence; undefined where nothing is. */
export function settingsFault(settings: unknown): string | undefined {
  if (typeof settings !== 'object' || settings === null)
    return 'update needs an object of settings.';
  for (const [name, value] of Object.entries(settings)) {
    if (!Object.hasOwn(checks, name))
      return `There is no setting ${name}. There are: ${Object.keys(checks).join(', ')}.`;
    const { passes, takes } = checks[name as keyof Settings];
    if (!passes(value)) return `The setting ${name} takes ${takes}.`;
  }
  return undefined;
}
