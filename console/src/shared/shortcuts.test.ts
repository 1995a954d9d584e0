import { afterEach, describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

function press(key: string, on: Element = document.body, init: KeyboardEventInit = {}) {
  let action: ReturnType<typeof shortcutOf>;
  const hear = (event: KeyboardEvent) => (action = shortcutOf(event));
  document.addEventListener('keydown', hear, { once: true });
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  return action;
}

function page(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector('[data-here]') ?? document.body;
}

afterEach(() => {
  document.body.innerHTML = '';
});

describe('shortcutOf', () => {
  it('knows every key', () => {
    expect(['j', 'k', 'r', 'n', 'a', 'e', 'z', 'Escape', '?'].map((key) => press(key))).toEqual([
      'next',
      'previous',
      'reply',
      'note',
      'assign',
      'resolve',
      'undo',
      'back',
      'help',
    ]);
    expect(press('x')).toBeUndefined();
  });

  it('lets keys that are pressed alone be turned off, and none that are held or not typed', () => {
    localStorage.setItem('porchlight.keys', 'off');
    expect(['j', 'e', '?'].map((key) => press(key))).toEqual([undefined, undefined, undefined]);
    expect(press('Escape')).toBe('back');
    expect(press('k', document.body, { ctrlKey: true })).toBe('palette');
    localStorage.removeItem('porchlight.keys');
    expect(press('j')).toBe('next');
  });

  it.each([
    '<input data-here>',
    '<textarea data-here></textarea>',
    '<p contenteditable data-here></p>',
  ])('leaves %s alone: somebody types there', (html) => {
    expect(press('e', page(html))).toBeUndefined();
    expect(press('Escape', page(html))).toBeUndefined();
  });

  it.each(['menu', 'dialog', 'alertdialog'])('leaves the keys of a %s to it', (role) => {
    expect(
      press('j', page(`<div role="${role}"><button data-here></button></div>`)),
    ).toBeUndefined();
  });

  it('opens the palette from anywhere but a dialog, also while somebody types', () => {
    const held = { ctrlKey: true };
    expect(press('k', document.body, held)).toBe('palette');
    expect(press('K', page('<textarea data-here></textarea>'), held)).toBe('palette');
    const inside = page('<div role="dialog"><button data-here></button></div>');
    expect(press('k', inside, held)).toBeUndefined();
    expect(press('k', document.body, { ...held, shiftKey: true })).toBeUndefined();
  });

  it('leaves the browser’s own shortcuts alone', () => {
    expect(press('r', document.body, { ctrlKey: true })).toBeUndefined();
    expect(press('k', document.body, { metaKey: true })).toBeUndefined();
    expect(press('n', document.body, { altKey: true })).toBeUndefined();
  });
});
