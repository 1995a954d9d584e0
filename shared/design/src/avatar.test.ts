import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { avatarTone, initials } from './avatar.ts';

const ids = Array.from(
  { length: 4000 },
  (_, index) => `0198f2a1-7c3e-7d10-8e55-${index.toString(16).padStart(12, '0')}`,
);

describe('avatarTone', () => {
  it('gives the same person the same tone every time', () => {
    expect(avatarTone('0198f2a1-7c3e')).toBe(avatarTone('0198f2a1-7c3e'));
  });

  it('spreads people evenly over all eight tones', () => {
    const counts = new Map<string, number>();
    for (const id of ids) counts.set(avatarTone(id), (counts.get(avatarTone(id)) ?? 0) + 1);
    expect(counts.size).toBe(8);
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(150);
  });

  it('names only tones that the token sheet has', () => {
    const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
    for (const id of ids.slice(0, 100)) expect(css).toContain(`--pl-${avatarTone(id)}:`);
  });
});

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['Gabriel García Márquez', 'GM'],
    ['mira', 'M'],
    ['  Jean-Luc   Picard ', 'JP'],
    ["Sinéad O'Connor", 'SC'],
    ['E\u0301lodie Durand', 'ÉD'],
    ['王小明', '王'],
    ['欧阳 娜娜', '欧'],
    ['Visitor 4812', 'V4'],
    ['👋 Kim', 'K'],
    ['straße', 'S'],
    ['', ''],
    ['👋', ''],
    ['  —  ', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
