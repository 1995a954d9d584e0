/** Any text as a CSS string: nothing in it can end the string, the rule or the element that the rule stands in. */
export function cssString(text: string): string {
  const inner = text.replaceAll(/[^\p{L}\p{N} .,:;!?'/+=_-]/gu, (sign) => {
    return `\\${sign.codePointAt(0)?.toString(16)} `;
  });
  return `"${inner}"`;
}
