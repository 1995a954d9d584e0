import type { LateRows } from './late-rows.ts';

/** Sees to it that rows don't wait for commits that never come. */
export interface RowPacer {
  /** After each commit. */
  committed(): void;
  close(): void;
}

/** What it needs of its surroundings. */
export interface RowPacerOptions {
  readonly late: Pick<LateRows, 'waiting'>;
  /** Commits, alone or together with commands; rejects where the database fails. */
  readonly commit: () => Promise<void>;
}

/** In milliseconds. */
const tick_ms = 50;

/** Commits twenty times a second for as long as something waits: what is due goes along. */
export function createRowPacer({ late, commit }: RowPacerOptions): RowPacer {
  let timer: NodeJS.Timeout | null = null;
  let state: 'open' | 'closed' = 'open';

  async function tick(): Promise<void> {
    // What the database fails waits for the next time.
    await commit().catch(() => undefined);
    timer = null;
    committed();
  }

  function committed(): void {
    if (state === 'closed' || timer !== null || late.waiting() === 0) return;
    timer = setTimeout(() => void tick(), tick_ms).unref();
  }

  return {
    committed,
    close: () => {
      state = 'closed';
      if (timer !== null) clearTimeout(timer);
    },
  };
}
