import { expect, it } from 'vitest';
import { directionOf, languages, localeOf } from './language.ts';

it("takes the browser's own variety of a language", () => {
  expect(localeOf('en', ['de', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(localeOf('zh', ['en-GB'])).toBe('zh');
});

it('takes no tag that dates could not be written by', () => {
  expect(localeOf('en', ['en-US@posix', 'en_GB', 'en-AU'])).toBe('en-AU');
  expect(localeOf('en', ['en-US@posix'])).toBe('en');
});

it('writes Arabic, and nothing else, from right to left', () => {
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});
