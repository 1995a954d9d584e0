/** Which messages a visitor has seen: each is shown once. */
export interface Shown {
  /** The page keeps that there is a chat: the visitor has opened it before. */
  readonly isKept: () => boolean;
  readonly has: (id: string) => boolean;
  readonly add: (id: string) => void;
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
  return {
    isKept: () => kept() !== '',
    has: (id) => here.has(id) || kept().split(' ').slice(1).includes(id),
    add: (id) => {
      here.add(id);
      if (kept() !== '') localStorage.setItem(key, `${kept()} ${id}`);
    },
  };
}
