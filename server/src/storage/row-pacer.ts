import type { LateRows } from './late-rows.ts';

/** Sees to it that no row waits for long. */
export interface RowPacer {
  /** After each commit. */
  committed(): void;
  close(): void;
}

/** What it needs of its surroundings. */
export interface RowPacerOptions {
  readonly late: Pick<LateRows, 'waiting' | 'beginRound' | 'isInRound' | 'breakRound'>;
  /** Commits, alone or together with commands; rejects where the database fails. */
  readonly commit: () => Promise<void>;
  /** From the first row that waits to the beginning of a round, in milliseconds. */
  readonly delay_ms: number;
}

/** Begins a round a while after something has begun to wait, and commits until it is over. */
export function createRowPacer({ late, commit, delay_ms }: RowPacerOptions): RowPacer {
  let timer: NodeJS.Timeout | null = null;
  let state: 'open' | 'closed' = 'open';

  async function goRound(): Promise<void> {
    late.beginRound();
    // What the database fails, waits for the next round.
    while (late.isInRound()) await commit().catch(late.breakRound);
    timer = null;
    committed();
  }

  function committed(): void {
    if (state === 'closed' || timer !== null || late.waiting() === 0) return;
    timer = setTimeout(() => void goRound(), delay_ms).unref();
  }

  return {
    committed,
    close: () => {
      state = 'closed';
      if (timer !== null) clearTimeout(timer);
    },
  };
}
