/** The tokens that a text names and the token sheet does not have, as lines ready to print. */
export function unknownTokens(path: string, text: string, sheet: string): string[] {
  const known = new Set([...sheet.matchAll(/(--pl-[\w-]+):/g)].map(([, name]) => name));
  return [...text.matchAll(/(?:var\(|-\(|-\[)(--pl-[\w-]+)[,)\]]/g)]
    .filter(([, name]) => !known.has(name))
    .map(({ 1: name, index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${path}:${line} names a token that does not exist: ${name}`;
    });
}
