/** `pnpm bench:console`: how long agents wait with 10,000 conversations and a thread of 10,000 lines. Times are told, never judged. */
import { chromium } from '@playwright/test';
import headless from '@sparticuz/chromium';
import { gather, type Findings } from './findings.ts';
import { openConsole } from './open-console.ts';
import { openFullHouse } from './open-full-house.ts';
import { formatFindings } from './report-console.ts';
import { longMarkOf } from './seed-house.ts';
import { measureFew, measureList, measureThread, measureWalk } from './stages.ts';

const crowd = { conversations: 10_000, messages: 10_000 };

const stages = [
  ['with a page of the list', measureFew],
  ['with all of the list', measureList],
  ['with all of the long thread', measureThread],
  ['a walk through the list', measureWalk],
] as const;

const preface = `The built console, signed in at the real server on SQLite, in a window of 1440 by 900. There are
${crowd.conversations} conversations, and a thread of ${crowd.messages} messages. Wheels turn so fast that nearly every frame has
new lines; a frame is late where it comes more than a millisecond after its sixtieth of a second. “Nothing moves” is what
this machine does by itself. It takes some four minutes.
`;

console.log(preface);
console.log('… filling the database');
const { house, others } = await openFullHouse(crowd);
const browser = await chromium.launch({
  executablePath: await headless.executablePath(),
  args: ['--no-sandbox'],
});
try {
  const { desk, opening } = await openConsole(browser, house, longMarkOf(crowd.messages));
  const found: Findings[] = [opening];
  for (const [name, measure] of stages) {
    console.log(`… ${name}`);
    found.push(await measure(desk, others));
  }
  console.log(`\n${formatFindings(gather(found))}`);
} finally {
  await browser.close();
  await house.close();
}
