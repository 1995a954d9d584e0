// Tells what the widget's languages lack, in English, as lines to translate: `node scripts/missing-words.ts [language…]`.
import { en } from '../widget/src/messages/en.ts';
import { languages } from '../widget/src/messages/languages.ts';
import { laterEn } from '../widget/src/messages/later-en.ts';
import { missingFrom } from '../widget/src/messages/missing.ts';

const asked = process.argv.slice(2);
let missing = 0;
for (const [language, load] of Object.entries(languages)) {
  if (asked.length > 0 && !asked.includes(language)) continue;
  const { main, later } = await load();
  for (const [part, english, own] of [
    ['main', en, main],
    ['later', laterEn, later],
  ] as const) {
    const lines = missingFrom(language, english, own);
    missing += lines.length;
    if (lines.length > 0) console.log(`${language} ${part}\n  ${lines.join('\n  ')}`);
  }
}
console.log(missing === 0 ? 'Nothing is missing.' : `${missing} messages are missing.`);
