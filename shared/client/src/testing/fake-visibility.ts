import type { Visibility } from '../environment.ts';

/** A person whose eyes a test directs. */
export interface FakeVisibility extends Visibility {
  readonly look: (is_reading: boolean) => void;
}

/** Makes a person who is reading. */
export function createFakeVisibility(): FakeVisibility {
  const listeners = new Set<() => void>();
  let reading = true;
  return {
    isReading: () => reading,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    look: (is_reading) => {
      reading = is_reading;
      for (const listener of listeners) listener();
    },
  };
}
