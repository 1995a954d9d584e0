import { describe, expect, it } from 'vitest';
import { holdAfter, isPushedFromEnd } from './end-hold.ts';

const at = (top: number, size = '500/2000') => ({ top, size });
const atEnd = { at_end: true, ...at(1_500) };
const above = { at_end: false, ...at(300) };

describe('who reads at the end of a thread', () => {
  it('stays there when lines grow and when the window shrinks', () => {
    expect(holdAfter(atEnd, false, 1_500, '500/2400').at_end).toBe(true);
    expect(holdAfter(atEnd, false, 1_500, '200/2000').at_end).toBe(true);
    // The browser moves what it can't show any more.
    expect(holdAfter(atEnd, false, 1_100, '500/1600').at_end).toBe(true);
  });

  it('leaves it by scrolling up, and not by being brought down', () => {
    expect(holdAfter(atEnd, false, 900, '500/2000').at_end).toBe(false);
    const grown = holdAfter(atEnd, false, 1_500, '500/2400');
    expect(holdAfter(grown, false, 1_700, '500/2400').at_end).toBe(true);
  });
});

describe('who is brought back to the end', () => {
  const grown = { at_end: true, ...at(1_500, '500/2020') };

  it('is whoever stood there when something grew, if only by a line', () => {
    expect(isPushedFromEnd(atEnd, grown, true, 20)).toBe(true);
    expect(isPushedFromEnd(atEnd, atEnd, false, 200)).toBe(true);
  });

  it('is nobody who scrolled a little, reads further up, or is there', () => {
    expect(isPushedFromEnd(atEnd, atEnd, true, 40)).toBe(false);
    expect(isPushedFromEnd(above, { ...above, size: '500/2020' }, false, 1_220)).toBe(false);
    expect(isPushedFromEnd(atEnd, grown, true, 0)).toBe(false);
  });
});

describe('who reads further up', () => {
  it('is not brought to the end by what changes its size', () => {
    expect(holdAfter(above, true, 300, '500/820').at_end).toBe(false);
    expect(holdAfter(above, false, 300, '500/2400').at_end).toBe(false);
  });

  it('comes to the end by scrolling there', () => {
    expect(holdAfter(above, false, 900, '500/2000').at_end).toBe(false);
    expect(holdAfter(above, true, 1_480, '500/2000').at_end).toBe(true);
  });
});
