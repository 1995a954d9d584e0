import { useSyncExternalStore } from 'react';

interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  /** Milliseconds since 1970, at the last full step. */
  readonly now: () => number;
}

const minutes = createTicker(60_000);
const seconds = createTicker(1_000);

/** The time in milliseconds since 1970, renewed at each full minute: enough for what is shown in minutes. */
export function useMinute(): number {
  return useSyncExternalStore(minutes.subscribe, minutes.now);
}

/** How many seconds are left until a time in milliseconds since 1970; 0 when it is past or there is none. */
export function useSecondsUntil(until_ms: number | undefined): number {
  const running = until_ms !== undefined;
  const now_ms = useSyncExternalStore(running ? seconds.subscribe : never, seconds.now);
  return running ? Math.max(0, Math.ceil((until_ms - now_ms) / 1_000)) : 0;
}

function never(): () => void {
  return () => undefined;
}

// One timer for everybody who shows a time.
function createTicker(step_ms: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = () => {
    timer = setTimeout(
      () => {
        for (const listener of listeners) listener();
        schedule();
      },
      step_ms - (Date.now() % step_ms),
    );
  };
  return {
    now: () => Math.floor(Date.now() / step_ms) * step_ms,
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) schedule();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
  };
}
