/** What is counted while a storm blows. */
export interface Tally {
  readonly add: (what: string, count?: number) => void;
  readonly counts: () => Readonly<Record<string, number>>;
}

/** A tally of nothing. */
export function createTally(): Tally {
  const counts: Record<string, number> = {};
  return {
    add: (what, count = 1) => {
      counts[what] = (counts[what] ?? 0) + count;
    },
    counts: () => counts,
  };
}
