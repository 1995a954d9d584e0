import type { BrowserWindow } from './window.ts';
import { seesTick, type Sitting } from './sitting.ts';

/** A visitor of a website with the chat on it, in a window of their own. Every wait ends with the runner's time limit. */
export interface SittingVisitor extends Sitting {
  readonly opensChat: () => Promise<void>;
  readonly closesChat: () => Promise<void>;
  /** Clicks on the website: then its page has the focus and the chat's frame in it has not. */
  readonly clicksOnWebsite: () => Promise<void>;
}

const closed = { role: 'button', name: /^Open chat/u };
const composer = { role: 'textbox', name: /^Message$/u };

/** Sits a visitor down at a website's window. */
export function createSittingVisitor(window: BrowserWindow): SittingVisitor {
  return {
    window,
    async opensChat() {
      await window.clicks(closed);
      await window.finds(composer);
    },
    async closesChat() {
      await window.clicks({ role: 'button', name: /^Close chat$/u });
      await window.finds(closed);
    },
    async says(text) {
      await window.types(composer, text);
      await window.pressesEnter();
    },
    sees: async (text) => void (await window.finds({ role: 'StaticText', name: text })),
    seesTick: (text, name) => seesTick(window, text, name),
    clicksOnWebsite: () => window.clicks({ role: 'heading', name: /^A shop$/u }),
  };
}
