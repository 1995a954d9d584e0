import { describe, expect, it } from 'vitest';
import { findEmoji, gridStep, readEmoji } from './emoji-book.ts';
import { emojiBooks } from './emoji-books.ts';
import { emoji as en } from './emoji-en.ts';
import { emoji as zh } from './emoji-zh.ts';

const book = readEmoji(en);
const signs = (query: string, of = book) => findEmoji(of, query).map(({ emoji }) => emoji);

describe('the book of emoji', () => {
  it.each([['en', async () => ({ emoji: en })] as const, ...Object.entries(emojiBooks)])(
    'has every sign once, with a name, in %s',
    async (_language, load) => {
      const all = readEmoji((await load()).emoji);
      expect(all.length).toBeGreaterThan(1_000);
      expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
      for (const { emoji, name } of all) {
        expect([emoji, /\p{Extended_Pictographic}|[#*\d]/u.test(emoji)]).toEqual([emoji, true]);
        expect(name).not.toBe('');
      }
    },
  );

  it('is searched by the beginnings of words, names first', () => {
    expect(signs('thumbs')).toContain('👍️');
    expect(signs('umbs')).toEqual([]);
    expect(findEmoji(book, 'Heart')[0]?.name).toContain('heart');
    expect(signs('').length).toBe(book.length);
    expect(signs('笑', readEmoji(zh)).length).toBeGreaterThan(5);
  });
});

it('is walked through by the keys of the grid, mirrored where one reads from the right', () => {
  const grid = { columns: 8, count: 20, rtl: false };
  expect(['ArrowRight', 'ArrowDown', 'Home', 'End'].map((key) => gridStep(key, 5, grid))).toEqual([
    6, 13, 0, 19,
  ]);
  expect(gridStep('ArrowUp', 5, grid)).toBe(0);
  expect(gridStep('ArrowRight', 5, { ...grid, rtl: true })).toBe(4);
  expect(gridStep('a', 5, grid)).toBeUndefined();
});
