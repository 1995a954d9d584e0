import { StorageError } from '../domain/store.ts';
import type { Soon } from '../domain/soon.ts';

/** How long another program's lock is waited for, in milliseconds. */
const patience_ms = 5_000;

/** Between two attempts lies a random part of this, in milliseconds, so that two who wait don't meet for ever. */
const pause_ms = 50;

/** Begins something that another program may stand in the way of. */
export type PatientBegin = <Begun>(begin: () => Begun) => Soon<Begun>;

/**
 * Tries again while the database is locked, without holding up the event loop. Once the patience is over everybody is
 * refused at once, until the lock has been had again.
 */
export function createLockPatience(now: () => number, random: () => number): PatientBegin {
  let locked_since_ms: number | null = null;

  function attempt<Begun>(begin: () => Begun): { readonly begun: Begun } | null {
    try {
      const begun = begin();
      locked_since_ms = null;
      return { begun };
    } catch (error) {
      if (!(error instanceof StorageError) || error.trouble !== 'locked') throw error;
      locked_since_ms ??= now();
      if (now() - locked_since_ms >= patience_ms) throw error;
      return null;
    }
  }

  async function again<Begun>(begin: () => Begun): Promise<Begun> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, random() * pause_ms));
      const tried = attempt(begin);
      if (tried !== null) return tried.begun;
    }
  }

  return (begin) => {
    const tried = attempt(begin);
    return tried === null ? again(begin) : tried.begun;
  };
}
