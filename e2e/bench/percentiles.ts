/** What is told of many durations, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** The spread of some durations; NaN where there are none. */
export function spreadOf(durations: readonly number[]): Spread {
  const sorted = Float64Array.from(durations).toSorted();
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

/** The smallest value that at least this share of the ascending values does not exceed (nearest rank). */
function percentile(ascending: Float64Array, share: number): number {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN;
}

/** The value in the middle; of an even number, the mean of the two. NaN where there are none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}
