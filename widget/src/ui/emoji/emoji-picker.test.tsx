// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { openScreen, type Screen } from '../../test/screen.tsx';
import { EmojiPicker } from './emoji-picker.tsx';

const onPick = vi.fn<(emoji: string) => void>();
const onClose = vi.fn<() => void>();
let screen: Screen;

beforeEach(() => {
  onPick.mockReset();
  onClose.mockReset();
  screen = openScreen(<EmojiPicker onPick={onPick} onClose={onClose} />);
});

const field = () => screen.root.querySelector('input') as HTMLInputElement;
const press = (key: string) =>
  screen.does(() => {
    const options = { key, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', options));
  });
const search = (text: string) =>
  screen.does(() => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });

it('is searched, and Enter takes the first', () => {
  expect(document.activeElement).toBe(field());
  search('lobster');
  press('Enter');
  expect(onPick).toHaveBeenCalledExactlyOnceWith('🦞');
  search('nothing is called so');
  expect(screen.root.querySelector('output')?.textContent).toBe('No emoji is called so');
});

it('is walked through by the keys, one button being the way in', () => {
  press('ArrowDown');
  const buttons = [...screen.root.querySelectorAll('button')];
  expect(document.activeElement).toBe(buttons[0]);
  press('ArrowRight');
  press('ArrowDown');
  expect(document.activeElement).toBe(buttons[9]);
  expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toEqual([buttons[9]]);
  press('Escape');
  expect(onClose).toHaveBeenCalledOnce();
});

it('names each for those who don’t see it', () => {
  screen.click('grinning face');
  expect(onPick).toHaveBeenCalledExactlyOnceWith('😀');
});
