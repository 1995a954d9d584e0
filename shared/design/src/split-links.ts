/** A piece of a text: as it is, or leading to an http or https address. */
export interface TextPiece {
  readonly text: string;
  readonly href?: string;
}

const link = /\bhttps?:\/\/[\p{L}\p{N}][^\s<>"]*|\bwww\.[a-z0-9-]+\.[^\s<>"]+/giu;
const atStart = new RegExp(`^(?:${link.source})`, 'iu');
const signs = `.,;:!?'"»”’)]}。，！？；：）】》`;

/** Cuts a text where web addresses stand. Only http and https become links, and the text stays the text to the letter. */
export function splitLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const shown = withoutTail(match[0]);
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: shown, href: hrefOf(shown) });
    end = match.index + shown.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The address that a text begins with, if it does. */
export function linkAtStart(text: string): Required<TextPiece> | undefined {
  const [found] = atStart.exec(text) ?? [];
  if (found === undefined) return undefined;
  const shown = withoutTail(found);
  return { text: shown, href: hrefOf(shown) };
}

function withoutTail(address: string): string {
  let end = address.length;
  while (end > 0 && signs.includes(address.charAt(end - 1))) end -= 1;
  // A bracket that the address itself opened belongs to it: …/Lamp_(light)
  const keep = address.charAt(end) === ')' && address.includes('(') ? 1 : 0;
  return address.slice(0, end + keep);
}

function hrefOf(address: string): string {
  return /^http/i.test(address) ? address : `https://${address}`;
}
