import type { ReactNode } from 'react';

/** The groups of the palette, in the order in which they stand when nothing is typed. */
export const paletteGroups = ['here', 'go', 'people', 'settings'] as const;

/** One of them. */
export type PaletteGroup = (typeof paletteGroups)[number];

/** Something that can be found and done. */
export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label: string;
  /** Other words that lead to it. */
  readonly words?: string;
  /** Stands before the label: an icon, an avatar. */
  readonly before: ReactNode;
  /** Stands at the end, muted. */
  readonly detail?: string;
  /** The key that does the same. */
  readonly shortcut?: string;
  /** True where running it puts the focus somewhere; else it goes back to where it was. */
  readonly takes_focus?: true;
  readonly run: () => void;
}
