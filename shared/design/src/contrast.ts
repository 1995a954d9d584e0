/** A colour in OKLCH: lightness 0 to 1, chroma from 0, hue in degrees. Opaque. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** Red, green and blue of sRGB. 0 to 1 where the colour is in gamut, beyond where it is not. */
export type Rgb = readonly [red: number, green: number, blue: number];

const OKLCH = /^oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)$/;

/** Reads `oklch(L C H)` with plain numbers, as tokens.css writes it; undefined for anything else. */
export function parseOklch(text: string): Oklch | undefined {
  const match = OKLCH.exec(text.trim());
  if (!match) return undefined;
  const [lightness = NaN, chroma = NaN, hue = NaN] = match.slice(1).map(Number);
  return { lightness, chroma, hue };
}

/** Linear light, by the matrices of Björn Ottosson's OKLab. */
function oklchToLinear({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The colour of linear light 0 to 1; hue is 0 where there is no chroma. */
export function linearToOklch([red, green, blue]: Rgb): Oklch {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const chroma = Math.hypot(a, b);
  const grey = chroma < 0.0005;
  const hue = grey ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { lightness, chroma: grey ? 0 : chroma, hue };
}

function gamma(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** The colour in sRGB, not clipped: a component outside 0 to 1 says that no sRGB screen can show it. */
export function oklchToRgb(colour: Oklch): Rgb {
  const [red, green, blue] = oklchToLinear(colour);
  return [gamma(red), gamma(green), gamma(blue)];
}

/** WCAG 2 relative luminance, 0 (black) to 1 (white). */
export function relativeLuminance(colour: Oklch): number {
  const [red, green, blue] = oklchToLinear(colour).map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** WCAG 2 contrast ratio, 1 to 21, the same in either order. Text needs 4.5; icons, ticks and rings need 3. */
export function contrastRatio(one: Oklch, other: Oklch): number {
  const first = relativeLuminance(one);
  const second = relativeLuminance(other);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}
