// Tells what the widget's languages lack, in English, as lines to translate: `node widget/build/missing-words.ts [language…]`.
import { en } from '../src/messages/en.ts';
import { filesEn } from '../src/messages/files-en.ts';
import { firstEn } from '../src/messages/first-en.ts';
import { languages } from '../src/messages/languages.ts';
import { laterEn } from '../src/messages/later-en.ts';
import { moreEn } from '../src/messages/more-en.ts';
import { missingFrom } from '../src/messages/missing.ts';

const asked = process.argv.slice(2);
let missing = 0;
for (const [language, load] of Object.entries(languages)) {
  if (asked.length > 0 && !asked.includes(language)) continue;
  const { main, later, first, more, files } = await load();
  for (const [part, english, own] of [
    ['main', en, main],
    ['later', laterEn, later],
    ['first', firstEn, first],
    ['more', moreEn, more],
    ['files', filesEn, files],
  ] as const) {
    const lines = missingFrom(language, english, own);
    missing += lines.length;
    if (lines.length > 0) console.log(`${language} ${part}\n  ${lines.join('\n  ')}`);
  }
}
console.log(missing === 0 ? 'Nothing is missing.' : `${missing} messages are missing.`);
