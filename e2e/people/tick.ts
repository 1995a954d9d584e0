import { expect, type Locator } from '@playwright/test';

/** How far a message has come, in the words that a screen reader says. */
export type TickName = 'Sending' | 'Sent' | 'Delivered' | 'Read' | 'Not sent';

const anyTick = /^(Sending|Sent|Delivered|Read|Not sent), /u;

/** Waits until the message of one's own with this text has come just so far. */
export async function expectTick(log: Locator, text: string, name: TickName): Promise<void> {
  const wanted = new RegExp(`^${name}, `, 'u');
  await expect(tickOf(log, text), `tick of “${text}”`).toHaveAccessibleName(wanted);
}

/** The tick in the innermost element that holds the text and a tick. */
export function tickOf(log: Locator, text: string): Locator {
  const tick = log.getByRole('button', { name: anyTick });
  const holder = log.locator('*').filter({ hasText: text }).filter({ has: tick }).last();
  return holder.getByRole('button', { name: anyTick });
}
