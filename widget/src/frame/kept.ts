/** What the frame keeps between pages: text by key. */
export interface Kept {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
}

/** Keeps in the frame's own (partitioned) storage; for as long as the page lives where the browser gives none. */
export function createKept(storage: () => Storage): Kept {
  const memory = new Map<string, string>();
  return {
    get: (key) => {
      try {
        return memory.get(key) ?? storage().getItem(key) ?? undefined;
      } catch {
        return memory.get(key);
      }
    },
    set: (key, value) => {
      memory.set(key, value);
      try {
        storage().setItem(key, value);
      } catch {
        // Refused or full: it lives in memory.
      }
    },
  };
}
