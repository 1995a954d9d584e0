import { limits, type Id } from '@porchlight/protocol';
import type { Clock, Stop, Visibility } from './environment.ts';

/** Decides when a line that is shown has been read. */
export interface Reading {
  /** See `ChatClient.showing`. */
  readonly showing: (conversation_id: Id, last_seq: number | null) => void;
  /** What is on screen has to be read again: the history is another one. */
  readonly again: () => void;
  readonly close: Stop;
}

interface Shown {
  readonly seq: number;
  readonly timers: Stop[];
}

/**
 * Calls `read` once a line has been the last on screen, or above it, for `limits.dwell_ms` without a break in which
 * nobody could be reading.
 */
export function createReading(
  { clock, visibility }: { clock: Clock; visibility: Visibility },
  read: (conversation_id: Id, up_to_seq: number) => void,
): Reading {
  const shown = new Map<Id, Shown>();

  function dwell(id: Id, { seq, timers }: Shown): void {
    if (visibility.isReading()) timers.push(clock.after(limits.dwell_ms, () => read(id, seq)));
  }

  function interrupt({ timers }: Shown): void {
    for (const stop of timers.splice(0)) stop();
  }

  function looked(): void {
    for (const [id, line] of shown) {
      interrupt(line);
      dwell(id, line);
    }
  }

  function show(id: Id, seq: number): void {
    const before = shown.get(id);
    if (before?.seq === seq) return;
    // New lines push older ones up, where they go on being read; scrolling back to an older line begins anew.
    const goesOn = before !== undefined && before.seq < seq;
    if (before !== undefined && !goesOn) interrupt(before);
    const line = { seq, timers: goesOn ? before.timers : [] };
    shown.set(id, line);
    dwell(id, line);
  }

  function hide(id: Id): void {
    const line = shown.get(id);
    if (line !== undefined) interrupt(line);
    shown.delete(id);
  }

  const unsubscribe = visibility.subscribe(looked);
  return {
    showing: (id, last_seq) => (last_seq === null ? hide(id) : show(id, last_seq)),
    again: looked,
    close: () => {
      unsubscribe();
      for (const id of shown.keys()) hide(id);
    },
  };
}
