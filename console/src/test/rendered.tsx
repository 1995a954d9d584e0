import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { en } from '../messages/en.ts';
import { settingsEn } from '../messages/settings-en.ts';
import { createTranslate } from '../shared/translate.ts';
import { TranslationProvider } from '../shared/translation.tsx';

declare global {
  // React asks for it before it lets tests decide when it works.
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

// English, as the tests read it.
const english = createTranslate('en', en, settingsEn);
// One promise: with another each time, who waits for it would wait for ever.
const learned = Promise.resolve(english);

/** Something on the page of a test. */
export interface Rendered {
  readonly page: HTMLElement;
  /** The one element with this role and accessible name (label, or text), or null. */
  readonly find: (selector: string, name?: string) => HTMLElement | null;
  /** The same, where it must be there. */
  readonly get: (selector: string, name?: string) => HTMLElement;
  /** A field that is typed in. */
  readonly field: (selector: string, name?: string) => HTMLInputElement | HTMLTextAreaElement;
  readonly presses: (element: HTMLElement, key: string, init?: KeyboardEventInit) => Promise<void>;
  readonly clicks: (element: HTMLElement) => Promise<void>;
  readonly types: (element: HTMLElement, text: string) => Promise<void>;
  readonly leaves: () => Promise<void>;
}

/** Puts it on the page, in English. */
export async function render(children: ReactNode): Promise<Rendered> {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  await act(async () =>
    root.render(
      <TranslationProvider first={{ language: 'en', t: english, withSettings: () => learned }}>
        {children}
      </TranslationProvider>,
    ),
  );
  const find = (selector: string, name?: string) =>
    [...page.querySelectorAll<HTMLElement>(selector)].find(
      (each) => name === undefined || nameOf(each) === name,
    ) ?? null;
  const get = (selector: string, name?: string) => {
    const found = find(selector, name);
    if (found === null) throw new Error(`no ${selector} ${name ?? ''} in ${page.innerHTML}`);
    return found;
  };
  return {
    page,
    find,
    get,
    field: (selector, name) => {
      const found = get(selector, name);
      if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
      throw new Error(`${selector} is no field`);
    },
    presses: (element, key, init) =>
      act(
        async () =>
          void element.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
          ),
      ),
    clicks: (element) => act(async () => element.click()),
    types: (element, text) => act(async () => type(element, text)),
    leaves: async () => {
      await act(async () => root.unmount());
      page.remove();
    },
  };
}

function nameOf(element: HTMLElement): string {
  const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
  return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent).trim();
}

// React hears of a value only when it is set past its own bookkeeping.
function type(element: HTMLElement, text: string): void {
  Reflect.set(Object.getPrototypeOf(element), 'value', text, element);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
