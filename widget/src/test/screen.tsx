import type { VNode } from 'preact';
import { act } from 'preact/test-utils';
import { render } from 'react-dom';
import { en } from '../messages/en.ts';
import { createWords } from '../messages/words.ts';
import { WordsContext } from '../ui/words-context.ts';

/** A page with something on it, and hands to use it. */
export interface Screen {
  readonly root: HTMLElement;
  /** All words on it. */
  readonly text: () => string;
  /** The one element with this role attribute or tag whose name is this. Throws where there is none. */
  readonly button: (name: string | RegExp) => HTMLButtonElement;
  readonly field: () => HTMLTextAreaElement;
  /** The dialog over the page. Throws where there is none. */
  readonly dialog: () => HTMLDialogElement;
  readonly click: (name: string | RegExp) => void;
  readonly type: (text: string) => void;
  readonly press: (key: string, init?: KeyboardEventInit) => void;
  /** Runs what changes the state and waits until it is shown. */
  readonly does: (change: () => void) => void;
  readonly show: (page: VNode) => void;
}

const words = createWords('en', en, () => Date.UTC(2026, 10, 20, 12));

/** Shows a page in English. */
export function openScreen(page: VNode): Screen {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const show = (next: VNode) => {
    void act(() => {
      render(<WordsContext.Provider value={words}>{next}</WordsContext.Provider>, root);
    });
  };
  const does = (change: () => void) => void act(change);
  const button = (name: string | RegExp) => {
    const found = [...root.querySelectorAll('button')].find((one) => matches(nameOf(one), name));
    if (found === undefined) throw new Error(`no button ${String(name)} in: ${root.textContent}`);
    return found;
  };
  const field = () => root.querySelector('textarea') as HTMLTextAreaElement;
  show(page);
  return {
    root,
    show,
    does,
    button,
    field,
    dialog: () => {
      const found = root.querySelector('dialog');
      if (found === null) throw new Error(`no dialog in: ${root.textContent}`);
      return found;
    },
    text: () => root.textContent ?? '',
    click: (name) => does(() => button(name).click()),
    type: (text) =>
      does(() => {
        field().value = text;
        field().dispatchEvent(new Event('input', { bubbles: true }));
      }),
    press: (key, init) =>
      does(() => {
        const options = { key, bubbles: true, cancelable: true, ...init };
        field().dispatchEvent(new KeyboardEvent('keydown', options));
      }),
  };
}

function nameOf(button: HTMLElement): string {
  return button.getAttribute('aria-label') ?? button.textContent ?? '';
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? text === name : name.test(text);
}
