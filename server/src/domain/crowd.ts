/** How much is open at a time, by whose it is. */
export interface Crowd {
  readonly isFull: (key: string) => boolean;
  /** One more; the function that it returns, called once, takes it away. */
  readonly enter: (key: string) => () => void;
}

/** Counts up to so many for each. */
export function createCrowd(most: number): Crowd {
  const open = new Map<string, number>();
  return {
    isFull: (key) => (open.get(key) ?? 0) >= most,
    enter(key) {
      open.set(key, (open.get(key) ?? 0) + 1);
      return () => {
        const left = (open.get(key) ?? 1) - 1;
        if (left > 0) open.set(key, left);
        else open.delete(key);
      };
    },
  };
}
