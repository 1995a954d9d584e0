import { Fragment } from 'react';

/** A stretch of a text: words, or the address of a page. */
export type TextPart = { readonly kind: 'words' | 'link'; readonly text: string };

const address = /https?:\/\/[^\s<>"']+/g;
// A sentence's own punctuation is no part of an address that ends it.
const trailing = /[.,;:!?)\]}。，；：！？）】]+$/;

/** Cuts a text at the addresses in it. Joined together, the parts are the text. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const link = found.replace(trailing, '');
    if (index > end) parts.push({ kind: 'words', text: text.slice(end, index) });
    parts.push({ kind: 'link', text: link });
    end = index + link.length;
  }
  if (end < text.length) parts.push({ kind: 'words', text: text.slice(end) });
  return parts;
}

/** A text as it was written, its addresses made links that tell the page nothing of where they stood. */
export function LinkedText({ text }: { text: string }) {
  return textParts(text).map((part, index) =>
    part.kind === 'words' ? (
      <Fragment key={index}>{part.text}</Fragment>
    ) : (
      <a
        key={index}
        href={part.text}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-brand underline underline-offset-2"
      >
        {part.text}
      </a>
    ),
  );
}
