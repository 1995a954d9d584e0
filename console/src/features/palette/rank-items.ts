import { matchSorter } from 'match-sorter';
import { paletteGroups, type PaletteGroup, type PaletteItem } from './palette-item.ts';

/** What is shown under one heading. */
export interface RankedGroup {
  readonly value: PaletteGroup;
  readonly items: readonly PaletteItem[];
}

/** How many people are shown: a few as a reminder when nothing is typed, else what a person looks through. */
const most_people = { reminder: 5, search: 20 };

/**
 * What fits what was typed, best first and letter by letter in order ("rslv" finds Resolve); the group of the best is
 * the first. Everything in its own order when nothing was typed.
 */
export function rankItems(items: readonly PaletteItem[], typed: string): readonly RankedGroup[] {
  const query = typed.trim();
  if (query === '') return grouped(items, paletteGroups, most_people.reminder);
  const found = matchSorter(items, query, {
    keys: ['label', 'words'],
    // Of equals, the one that came first: of people, who was heard of last.
    baseSort: (a, b) => a.index - b.index,
  });
  return grouped(found, new Set(found.map(({ group }) => group)), most_people.search);
}

function grouped(
  items: readonly PaletteItem[],
  order: Iterable<PaletteGroup>,
  most: number,
): readonly RankedGroup[] {
  return [...order]
    .map((value) => {
      const own = items.filter(({ group }) => group === value);
      return { value, items: value === 'people' ? own.slice(0, most) : own };
    })
    .filter((group) => group.items.length > 0);
}
