import { describe, expect, it } from 'vitest';
import { contrastRatio, oklchToRgb, parseOklch, relativeLuminance } from './contrast.ts';

const white = { lightness: 1, chroma: 0, hue: 0 };
const black = { lightness: 0, chroma: 0, hue: 0 };

describe('oklchToRgb', () => {
  it.each([
    ['red', { lightness: 0.627955, chroma: 0.257683, hue: 29.2339 }, [1, 0, 0]],
    ['green', { lightness: 0.86644, chroma: 0.294827, hue: 142.4953 }, [0, 1, 0]],
    ['blue', { lightness: 0.452014, chroma: 0.313214, hue: 264.052 }, [0, 0, 1]],
    ['mid grey', { lightness: 0.599871, chroma: 0, hue: 0 }, [0.501961, 0.501961, 0.501961]],
  ] as const)('agrees with the published value of %s', (_name, colour, expected) => {
    oklchToRgb(colour).forEach((part, index) =>
      expect(part).toBeCloseTo(expected[index] ?? NaN, 3),
    );
  });

  it('shows a colour that no sRGB screen has as a component outside 0 to 1', () => {
    const [red] = oklchToRgb({ lightness: 0.8, chroma: 0.3, hue: 180 });
    expect(red).toBeLessThan(0);
  });
});

describe('contrastRatio', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect(contrastRatio(black, white)).toBeCloseTo(21, 2);
    expect(contrastRatio(white, white)).toBe(1);
  });

  it('is the same in either order', () => {
    const pine = { lightness: 0.475, chroma: 0.079, hue: 190 };
    expect(contrastRatio(pine, white)).toBe(contrastRatio(white, pine));
  });

  it('knows that #767676 is the lightest grey that carries text on white', () => {
    const grey = { lightness: 0.5658, chroma: 0, hue: 0 };
    expect(contrastRatio(grey, white)).toBeCloseTo(4.54, 1);
  });

  it('measures a colour outside the gamut as the screen clips it', () => {
    expect(relativeLuminance({ lightness: 1.2, chroma: 0, hue: 0 })).toBe(relativeLuminance(white));
  });
});

describe('parseOklch', () => {
  it('reads the form that tokens.css uses', () => {
    expect(parseOklch(' oklch(0.475 0.079 190) ')).toEqual({
      lightness: 0.475,
      chroma: 0.079,
      hue: 190,
    });
  });

  it.each(['#fff', 'oklch(0.2 0.1 40 / 0.5)', 'oklch(50% 0.1 40)', ''])(
    'does not guess at %j',
    (text) => {
      expect(parseOklch(text)).toBeUndefined();
    },
  );
});
