import type { ComponentChildren } from 'preact';

/** Puts the looks of a component below each other, where the frame would have its panel. */
export function Shelf({ children }: { readonly children: ComponentChildren }) {
  return <main style={{ display: 'grid', gap: '16px', paddingBlock: '16px' }}>{children}</main>;
}
