import type { ReactNode } from 'react';

/** Puts the looks of a component beside each other, as far as there is room. */
export function Shelf({ children }: { children: ReactNode }) {
  return (
    <main style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 16, padding: 24 }}>
      {children}
    </main>
  );
}
