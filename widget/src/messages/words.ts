import type { Moment } from '@porchlight/protocol';
import { en } from './en.ts';
import { type LanguageParts, languages as files } from './languages.ts';
import { type Catalogue, type Translate, createTranslate } from './translate.ts';

/** A language at work: its messages, and its ways to write moments. */
export interface Words {
  readonly locale: string;
  readonly t: Translate;
  /** The time of day, to the minute. */
  readonly time: (at: Moment) => string;
  /** Day and time, to the second. */
  readonly exact: (at: Moment) => string;
  /** The day, in words where it is near. */
  readonly day: (at: Moment) => string;
  /** What the parts say that are fetched later, where the language isn't English. */
  readonly parts?: LanguageParts;
}

/** Messages in their owner's own words, whatever the language. */
type OwnerWords = Readonly<Partial<Record<'title' | 'greeting', string>>>;

const day_ms = 86_400_000;

/** The words of a locale with its catalogue. Times are those of the browser's time zone. */
export function createWords(
  locale: string,
  catalogue: Catalogue,
  now: () => number = Date.now,
): Words {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    locale,
    t: createTranslate(locale, catalogue),
    time: (at) => time.format(new Date(at)),
    exact: (at) => exact.format(new Date(at)),
    day: (at) => {
      const days = Math.round((midnight(at) - midnight(now())) / day_ms);
      return Math.abs(days) < 2 ? near.format(days, 'day') : date.format(new Date(at));
    },
  };
}

/**
 * The words of the first language that we speak, English where we speak none. Other languages load when asked for; what one lacks, and
 * all of it where it doesn't come, is said in English. What the chat's owner says takes the place of ours.
 */
export async function chooseWords(
  languages: readonly string[],
  owner: OwnerWords = {},
): Promise<Words> {
  const known = (tag: string) => /^en\b/.test(tag) || fileOf(tag);
  const locale = languages.map(wellFormed).find(known) ?? 'en';
  const file = await fileOf(locale)?.().catch(() => undefined);
  const spoken = file || locale.startsWith('en') ? locale : 'en';
  const words = createWords(spoken, { ...en, ...file?.main, ...owner });
  return file ? { ...words, parts: file } : words;
}

const fileOf = (tag: string) => files[tag.split('-')[0] as string];

// Some browsers name a language as their system does (en-US@posix), which Intl refuses.
function wellFormed(tag: string): string {
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return tag.slice(0, 2);
  }
}

function midnight(at: Moment | number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
