import { splitLinks } from '@porchlight/design';

/** A person's text as text, with its web addresses to click on. */
export function LinkedText({ text }: { readonly text: string }) {
  return splitLinks(text).map(({ text: piece, href }, index) =>
    href === undefined ? (
      piece
    ) : (
      <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {piece}
      </a>
    ),
  );
}
