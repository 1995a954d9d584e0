import type { Cdp } from './cdp.ts';
import { type Element, type Sought, elementsOf } from './elements.ts';
import { eventually } from './eventually.ts';
import type { Frames } from './frames.ts';

/** What a person does in a window, and sees there. */
export interface Hands {
  /** The first match, waited for. */
  readonly finds: (sought: Sought) => Promise<Element>;
  /** The name of the first match now; empty where there is none. */
  readonly hears: (sought: Sought) => Promise<string>;
  readonly clicks: (sought: Sought) => Promise<void>;
  /** Clicks into a field until it has the focus, and types. */
  readonly types: (sought: Sought, text: string) => Promise<void>;
  readonly pressesEnter: () => Promise<void>;
}

/** Mouse, keyboard and eyes for a window; `page` is the session of its page. */
export function handsOn(cdp: Cdp, page: string, frames: Frames): Hands {
  const elements = elementsOf(cdp, page, frames);
  const finds = async (sought: Sought): Promise<Element> => {
    let found: Element | undefined;
    const look = async () => ([found] = await elements.all(sought)).length;
    const message = `there is a ${sought.role} ${sought.name}`;
    await eventually(message, look).toBeGreaterThan(0);
    if (found === undefined) throw new Error(message);
    return found;
  };
  const clicks = async (sought: Sought) => elements.click(await finds(sought));
  return {
    finds,
    hears: async (sought) => (await elements.all(sought))[0]?.name ?? '',
    clicks,
    types: async (sought, text) => {
      // A frame that has just appeared may miss the first click.
      const focused = async () => {
        await clicks(sought);
        return (await finds(sought)).focused;
      };
      await eventually(`${sought.name} takes the focus`, focused).toBe(true);
      await cdp.call('Input.insertText', { text }, page);
    },
    pressesEnter: () => pressEnter(cdp, page),
  };
}

async function pressEnter(cdp: Cdp, page: string): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await cdp.call('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: '\r' }, page);
  await cdp.call('Input.dispatchKeyEvent', { ...key, type: 'keyUp' }, page);
}
