import { linearToOklch, oklchToRgb, type Oklch, type Rgb } from './contrast.ts';

const HEX = /^#(?:([\da-f]{3})[\da-f]?|([\da-f]{6})(?:[\da-f]{2})?)$/i;

/** Reads a CSS hex colour, `#rgb`, `#rrggbb` or either with alpha, which is dropped; undefined for anything else. */
export function parseHex(text: string): Oklch | undefined {
  const [, short, long] = HEX.exec(text.trim()) ?? [];
  const digits = long ?? short?.replaceAll(/./g, '$&$&');
  if (digits === undefined) return undefined;
  const part = (index: number) => linear(parseInt(digits.slice(index, index + 2), 16) / 255);
  return linearToOklch([part(0), part(2), part(4)]);
}

/** The colour as `#rrggbb`, clipped where no sRGB screen can show it. */
export function toHex(colour: Oklch): string {
  const digits = oklchToRgb(colour).map((part) =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

/** The colour with as much of its chroma as an sRGB screen can show at its lightness. */
export function withinGamut(colour: Oklch): Oklch {
  if (showable(oklchToRgb(colour))) return colour;
  let [least, most] = [0, colour.chroma];
  for (let step = 0; step < 16; step++) {
    const chroma = (least + most) / 2;
    if (showable(oklchToRgb({ ...colour, chroma }))) least = chroma;
    else most = chroma;
  }
  return { ...colour, chroma: least };
}

// A little beyond is what rounding to hex takes back.
function showable(rgb: Rgb): boolean {
  return rgb.every((part) => part > -0.001 && part < 1.001);
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
