import type { TickName } from '../people/tick.ts';
import { eventually } from './eventually.ts';
import type { BrowserWindow } from './window.ts';

/** What visitor and agent both do at their windows. */
export interface Sitting {
  readonly window: BrowserWindow;
  readonly says: (text: string) => Promise<void>;
  /** Waits until this text is on screen. */
  readonly sees: (text: string) => Promise<void>;
  /** Waits until their message with this text has come just so far. */
  readonly seesTick: (text: string, name: TickName) => Promise<void>;
}

const anyTick = /^(Sending|Sent|Delivered|Read|Not sent), /u;

/** Waits until the first tick after these words says so. */
export async function seesTick(window: BrowserWindow, text: string, name: TickName): Promise<void> {
  const tick = () => window.hears({ role: 'button', name: anyTick, after: text });
  const wanted = new RegExp(`^${name}, `, 'u');
  await eventually(`tick of “${text}”`, tick).toMatch(wanted);
}
