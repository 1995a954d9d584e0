/** Which messages a visitor has seen: each is shown once. */
export interface Shown {
  /** The page keeps that there is a chat: the visitor has opened it before. */
  readonly isKept: () => boolean;
  readonly has: (id: string) => boolean;
  readonly add: (id: string) => void;
  /** Keeps what was shown before the page might keep anything, once it may. */
  readonly keep: () => void;
}

/**
 * Remembered for as long as the page is there; and for good behind the one mark that the page may keep, once it does. Nothing
 * is kept where it does not: who has neither opened the chat nor consented leaves no trace.
 */
export function createShown(key: string): Shown {
  const here = new Set<string>();
  const kept = (): string => {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  };
  const isKept = (id: string) => kept().split(' ').slice(1).includes(id);
  return {
    isKept: () => kept() !== '',
    has: (id) => here.has(id) || isKept(id),
    add: (id) => void here.add(id),
    keep: () => {
      for (const id of here)
        if (kept() !== '' && !isKept(id)) localStorage.setItem(key, `${kept()} ${id}`);
    },
  };
}
