import { useEffect, useEffectEvent } from 'react';
import { kept } from './preference.ts';

/** What a key does. */
export type ShortcutAction =
  | 'next'
  | 'previous'
  | 'reply'
  | 'note'
  | 'assign'
  | 'resolve'
  | 'undo'
  | 'back'
  | 'palette'
  | 'help';

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys, as `KeyboardEvent.key` names them, in the order in which the help lists them. */
export const shortcutKeys: Readonly<Record<ShortcutAction, string>> = {
  next: 'j',
  previous: 'k',
  reply: 'r',
  note: 'n',
  assign: 'a',
  resolve: 'e',
  undo: 'z',
  back: 'Escape',
  palette: apple ? 'Meta+K' : 'Control+K',
  help: '?',
};

/** Whether a key does anything: those that are pressed alone can be turned off, for who speaks to the computer. */
export function doesKeyWork(key: string): boolean {
  return key.length > 1 || kept('keys') !== 'off';
}

const typed = 'input, textarea, select, [contenteditable]';
const overlays = '[role="menu"], [role="dialog"], [role="alertdialog"], dialog';

/**
 * The action that a key press means; undefined in a menu or dialog, and while somebody types or holds Ctrl, Alt or Meta.
 * The palette alone opens from where somebody types, too.
 */
export function shortcutOf(event: KeyboardEvent): ShortcutAction | undefined {
  if (event.defaultPrevented || event.altKey || event.isComposing) return undefined;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(overlays)) return undefined;
  if (event.ctrlKey || event.metaKey) return opensPalette(event) ? 'palette' : undefined;
  if (target?.closest(typed) || !doesKeyWork(event.key)) return undefined;
  const actions = Object.keys(shortcutKeys) as ShortcutAction[];
  return actions.find((action) => shortcutKeys[action] === event.key);
}

// Each system has its own key for commands; the other one may mean something there (Control+K cuts a line on a Mac).
function opensPalette({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const [right, wrong] = apple ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  return key.toLowerCase() === 'k' && right && !wrong && !shiftKey;
}

const asked = 'porchlight:shortcut';

/** Does what the key of this action does, whatever has the focus. */
export function runShortcut(action: ShortcutAction): void {
  document.dispatchEvent(new CustomEvent(asked, { detail: action }));
}

/** Runs when the key of this action is pressed, as long as the caller is on screen. */
export function useShortcut(action: ShortcutAction, run: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (shortcutOf(event) !== action) return;
    event.preventDefault();
    run();
  });
  const hear = useEffectEvent((event: Event) => {
    if (event instanceof CustomEvent && event.detail === action) run();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    document.addEventListener(asked, hear);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener(asked, hear);
    };
  }, []);
}
