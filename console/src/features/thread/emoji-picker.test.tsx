import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { render, type Rendered } from '../../test/rendered.tsx';
import { EmojiPicker } from './emoji-picker.tsx';

const onPick = vi.fn<(emoji: string) => void>();
let screen: Rendered;

beforeEach(async () => {
  onPick.mockReset();
  screen = await render(<EmojiPicker onPick={onPick} />);
});

afterEach(() => screen.leaves());

it('is searched, and Enter takes the first', async () => {
  const field = screen.field('input');
  await screen.types(field, 'lobster');
  await screen.presses(field, 'Enter');
  expect(onPick).toHaveBeenCalledExactlyOnceWith('🦞');
  await screen.types(field, 'nothing is called so');
  expect(screen.get('output').textContent).toBe('No emoji is called so');
});

it('is walked through by the keys, one button being the way in', async () => {
  await screen.presses(screen.field('input'), 'ArrowDown');
  const buttons = [...screen.page.querySelectorAll('button')];
  expect(document.activeElement).toBe(buttons[0]);
  for (const key of ['ArrowRight', 'ArrowDown'])
    await screen.presses(document.activeElement as HTMLElement, key);
  expect(document.activeElement).toBe(buttons[8]);
  expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toEqual([buttons[8]]);
});

it('names each for those who don’t see it', async () => {
  await screen.clicks(screen.get('button', 'grinning face'));
  expect(onPick).toHaveBeenCalledExactlyOnceWith('😀');
});
