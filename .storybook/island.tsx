import { render, type ComponentChild } from 'preact';
import { useLayoutEffect, useRef } from 'react';

/** A place in React's page where Preact draws. */
export function Island({ draw }: { readonly draw: () => unknown }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current) render(draw() as ComponentChild, place.current);
  });
  useLayoutEffect(() => {
    const drawn = place.current;
    return () => {
      if (drawn) render(null, drawn);
    };
  }, []);
  return <div ref={place} style={{ height: '100%' }} />;
}
