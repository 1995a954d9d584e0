import { splitLinks } from '@porchlight/design';
import { Fragment } from 'react';

/** A text as it was written, its addresses made links that tell the page nothing of where they stood. */
export function LinkedText({ text }: { text: string }) {
  return splitLinks(text).map(({ text: piece, href }, index) =>
    href === undefined ? (
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      <a
        key={index}
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-brand underline underline-offset-2"
      >
        {piece}
      </a>
    ),
  );
}
