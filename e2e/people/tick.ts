import { expect, type Locator } from '@playwright/test';

/** How far a message has come, in the words that a screen reader says. */
export type TickName = 'Sending' | 'Sent' | 'Delivered' | 'Read' | 'Not sent';

/** A button that opens the times of the steps or, before there are any, a picture. */
const anyTick = /^(Sending|Sent|Delivered|Read|Not sent)(, |$)/u;

/** Waits until the message of one's own with this text has come just so far. */
export async function expectTick(log: Locator, text: string, name: TickName): Promise<void> {
  const wanted = new RegExp(`^${name}(, |$)`, 'u');
  await expect(tickOf(log, text), `tick of “${text}”`).toHaveAccessibleName(wanted);
}

/** The tick in the innermost element that holds the text and something like a tick. */
export function tickOf(log: Locator, text: string): Locator {
  const holder = log
    .getByText(text, { exact: true })
    .locator('xpath=ancestor::*[.//button or .//*[@role="img"]][1]');
  const button = holder.getByRole('button', { name: anyTick });
  return button.or(holder.getByRole('img', { name: anyTick }));
}
