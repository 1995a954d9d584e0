import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { filesEn } from './files-en.ts';
import { firstEn } from './first-en.ts';
import { languages } from './languages.ts';
import { laterEn } from './later-en.ts';
import { moreEn } from './more-en.ts';
import { missingFrom } from './missing.ts';

describe.each(Object.entries(languages))('%s', async (language, load) => {
  const file = await load();
  it.each([
    ['main', en, file.main],
    ['later', laterEn, file.later],
    ['first', firstEn, file.first],
    ['more', moreEn, file.more],
    ['files', filesEn, file.files],
  ])(
    'says all that English says in “%s”, with its values, in each plural form',
    (_, english, own) => {
      expect(missingFrom(language, english, own)).toEqual([]);
    },
  );
});
