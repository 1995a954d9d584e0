import type { Clock } from './clock.ts';

/** How much at once, and how much again each second. */
export interface Allowance {
  readonly burst: number;
  readonly per_s: number;
}

/** Counts by key. */
export interface TokenBuckets {
  /**
   * Takes so many, one where nothing is said; 0 where that was allowed, else how long to wait in milliseconds, and nothing
   * is taken. More than a burst counts as a burst: it would have to wait for ever.
   */
  readonly take: (key: string, count?: number) => number;
  /** What `take` would answer, without taking. */
  readonly wait: (key: string) => number;
  /** Undoes a `take`. */
  readonly giveBack: (key: string) => void;
  /** Takes what another node has given already; below nothing, down to a burst. A negative count gives back. */
  readonly takenElsewhere: (key: string, count: number) => void;
}

/** Hears what was taken, and (as a negative count) what was given back. */
export type Taken = (key: string, count: number) => void;

interface Bucket {
  tokens: number;
  at_ms: number;
}

/** With more keys than this, the buckets that are full again are forgotten. */
const fewest = 10_000;

/** Makes one bucket per key, full at first. */
export function createTokenBuckets(
  clock: Pick<Clock, 'now'>,
  allowance: Allowance,
  taken?: Taken,
): TokenBuckets {
  const { burst, per_s } = allowance;
  const buckets = new Map<string, Bucket>();
  let sweepAt = fewest;

  function refilled(key: string): Bucket {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { tokens: burst, at_ms: now };
    const gained = (Math.max(0, now - bucket.at_ms) * per_s) / 1_000;
    bucket.tokens = Math.min(burst, bucket.tokens + gained);
    bucket.at_ms = now;
    return bucket;
  }

  const waitOf = ({ tokens }: Bucket, count: number) =>
    tokens >= count ? 0 : Math.ceil(((count - tokens) * 1_000) / per_s);

  function sweep(): void {
    const fresh_ms = clock.now() - (burst * 1_000) / per_s;
    for (const [key, bucket] of buckets) if (bucket.at_ms < fresh_ms) buckets.delete(key);
    // Where most have stayed, a look at all of them for every new one would be all that is done.
    sweepAt = Math.max(fewest, 2 * buckets.size);
  }

  function keep(key: string, bucket: Bucket): void {
    if (!buckets.has(key) && buckets.size >= sweepAt) sweep();
    buckets.set(key, bucket);
  }

  return {
    wait: (key) => waitOf(refilled(key), 1),
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket !== undefined) bucket.tokens = Math.min(burst, bucket.tokens + 1);
      taken?.(key, -1);
    },
    take(key, count = 1) {
      const bucket = refilled(key);
      const wanted = Math.min(count, burst);
      const wait_ms = waitOf(bucket, wanted);
      if (wait_ms === 0) {
        bucket.tokens -= wanted;
        taken?.(key, wanted);
      }
      keep(key, bucket);
      return wait_ms;
    },
    takenElsewhere(key, count) {
      const bucket = refilled(key);
      bucket.tokens = Math.min(burst, Math.max(-burst, bucket.tokens - count));
      keep(key, bucket);
    },
  };
}
