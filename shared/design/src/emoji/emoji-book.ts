/** A sign, and what it is called. */
export interface Emoji {
  readonly emoji: string;
  readonly name: string;
  /** Its name and other words for it, in lower case. */
  readonly words: string;
}

/** Reads a language's emoji, as scripts/make-emoji.ts writes them. */
export function readEmoji(text: string): readonly Emoji[] {
  return text.split(/[\n;]/).map((entry) => {
    const space = entry.indexOf(' ');
    const words = entry.slice(space + 1);
    const [name = ''] = words.split(',');
    return { emoji: entry.slice(0, space), name, words: words.toLowerCase() };
  });
}

/** Those of which a word begins so, or in scripts without spaces goes on so; names before other words. */
export function findEmoji(book: readonly Emoji[], query: string): readonly Emoji[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return book;
  const isIn = (words: string) =>
    /[a-z]/.test(wanted)
      ? ` ${words.replaceAll(',', ' ')}`.includes(` ${wanted}`)
      : words.includes(wanted);
  const found = book.filter(({ words }) => isIn(words));
  return found.toSorted((one, other) => Number(isIn(other.name)) - Number(isIn(one.name)));
}

/** Where a key leads in a grid of so many, or undefined for keys that lead nowhere. */
export function gridStep(
  key: string,
  at: number,
  grid: { readonly columns: number; readonly count: number; readonly rtl: boolean },
): number | undefined {
  const { columns, count, rtl } = grid;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: rtl ? 1 : -1,
    ArrowRight: rtl ? -1 : 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -at,
    End: count - 1 - at,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, at + step));
}
