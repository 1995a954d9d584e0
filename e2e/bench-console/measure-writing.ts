import type { Id } from '@porchlight/protocol';
import type { Page } from '@playwright/test';
import { comeToRest, thread } from './open-console.ts';
import { timeLetters, timeUntil, type Taken } from './probe.ts';
import type { BenchVisitor } from './visitor-says.ts';

const times = 5;
const words = 'the lamp is on its way to you';

/** Writes and sends some replies in the conversation that is open. */
export async function measureWriting(
  page: Page,
): Promise<{ readonly letters: readonly Taken[]; readonly sent: readonly Taken[] }> {
  const [letters, sent]: [Taken[], Taken[]] = [[], []];
  await page.getByRole('textbox', { name: /^Reply to /u }).focus();
  for (let time = 1; time <= times; time += 1) {
    const text = `Reply ${time}: ${words}`;
    letters.push(...(await timeLetters(page, text)));
    sent.push(
      await timeUntil(page, { selector: thread, text }, () => page.keyboard.press('Enter')),
    );
    await comeToRest(page);
  }
  return { letters, sent };
}

/** Lets a visitor say something some times; from then on until it has been painted in the place. */
export async function measureNews(
  page: Page,
  selector: string,
  visitor: BenchVisitor,
  conversation_id: Id,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (let time = 1; time <= times; time += 1) {
    const text = `News ${time} of something else.`;
    const say = () => visitor.says(conversation_id, text);
    taken.push(await timeUntil(page, { selector, text }, say));
    await comeToRest(page);
  }
  return taken;
}
