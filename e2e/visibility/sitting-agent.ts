import type { Credentials } from '../servers/house.ts';
import { seesTick, type Sitting } from './sitting.ts';
import type { BrowserWindow } from './window.ts';

/** An agent at the console, in a window of their own. Every wait ends with the runner's time limit. */
export interface SittingAgent extends Sitting {
  readonly signsIn: () => Promise<void>;
  /** Opens the conversation whose last message has this text. */
  readonly opens: (text: string) => Promise<void>;
  /** Goes to the list of all conversations, with none open. */
  readonly leaves: () => Promise<void>;
}

const reply = { role: 'textbox', name: /^Reply to /u };

/** Sits an agent down at the console's window. */
export function createSittingAgent(window: BrowserWindow, who: Credentials): SittingAgent {
  return {
    window,
    async signsIn() {
      await window.types({ role: 'textbox', name: /^E-mail$/u }, who.email);
      await window.types({ role: 'textbox', name: /^Password$/u }, who.password);
      await window.pressesEnter();
      await window.finds({ role: 'navigation', name: /^Views$/u });
    },
    async opens(text) {
      await window.clicks({ role: 'link', name: text });
      await window.finds(reply);
    },
    leaves: () => window.clicks({ role: 'link', name: /^All/u }),
    async says(text) {
      await window.types(reply, text);
      await window.pressesEnter();
    },
    sees: async (text) => void (await window.finds({ role: 'StaticText', name: text })),
    seesTick: (text, name) => seesTick(window, text, name),
  };
}
