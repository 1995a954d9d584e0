/** WCAG 2 contrast, 1 to 21, of two colours as browsers compute them: `rgb(8, 84, 82)`. */
export function rgbContrast(one: string, other: string): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(rgb: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [...rgb.matchAll(/[\d.]+/g)].map(([part]) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
