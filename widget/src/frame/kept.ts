/** What the frame keeps between pages: text by key. */
export interface Kept {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
}

/**
 * Keeps in the frame's own (partitioned) storage, so that every tab sees what another has set; what the browser refuses to keep
 * is kept for as long as the page lives.
 */
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
      try {
        storage().setItem(key, value);
        memory.delete(key);
      } catch {
        // Refused, or full.
        memory.set(key, value);
      }
    },
  };
}
