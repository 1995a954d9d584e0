import { useEffect, useEffectEvent } from 'react';

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
  | 'help';

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
  help: '?',
};

const typed = 'input, textarea, select, [contenteditable]';
const overlays = '[role="menu"], [role="dialog"], [role="alertdialog"], dialog';

/** The action that a key press means; undefined while somebody types, in a menu or dialog, or with Ctrl, Alt or Meta. */
export function shortcutOf(event: KeyboardEvent): ShortcutAction | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
    return undefined;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(`${typed}, ${overlays}`)) return undefined;
  const actions = Object.keys(shortcutKeys) as ShortcutAction[];
  return actions.find((action) => shortcutKeys[action] === event.key);
}

/** Runs when the key of this action is pressed, as long as the caller is on screen. */
export function useShortcut(action: ShortcutAction, run: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (shortcutOf(event) !== action) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
