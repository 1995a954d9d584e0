import type { Stop } from './environment.ts';

/** Holds one immutable state. Every change of it goes through `update`. */
export interface Store<State> {
  readonly getState: () => State;
  /** Replaces the state by what `change` makes of it; giving the same object back tells nobody. */
  readonly update: (change: (state: State) => State) => void;
  /** Called after every change. */
  readonly subscribe: (listener: () => void) => Stop;
}

/** A listener that throws is a bug, and is heard of; but what is being taken in must not stop half way for it. */
function tell(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    void Promise.reject(error);
  }
}

/** Makes a store with its first state. */
export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    update: (change) => {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of listeners) tell(listener);
    },
    subscribe: (listener) => {
      // Wrapped, so that the same function given twice is two listeners.
      const entry = (): void => listener();
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}
