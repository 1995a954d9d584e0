import { expect, type Locator } from '@playwright/test';

/** How far a message has come, in the words that a screen reader says. */
export type TickName = 'Sending' | 'Not sent yet' | 'Sent' | 'Delivered' | 'Read' | 'Not sent';

const anyTick = /\b(?:Sending|Not sent yet|Sent|Delivered|Read|Not sent)\b/gu;

/** Waits until the message of one's own with this text has come just so far. */
export async function expectTick(log: Locator, text: string, name: TickName): Promise<void> {
  const message = `tick of “${text}”`;
  await expect.poll(() => readTick(log, text), { message }).toBe(name);
}

/** The button on a message that opens what is known of its way. */
export function tickOf(log: Locator, text: string): Locator {
  return footed(log, text).getByRole('button');
}

/** What a screen reader says after the text: the last word of a status is the tick's. */
async function readTick(log: Locator, text: string): Promise<string> {
  const said = await footed(log, text).ariaSnapshot();
  return said.match(anyTick)?.at(-1) ?? said;
}

/** The innermost element that holds the text and, beside every tick, the time. */
function footed(log: Locator, text: string): Locator {
  return log.getByText(text).locator('xpath=ancestor-or-self::*[.//time][1]');
}
