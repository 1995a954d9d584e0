const base_ms = 500;
const ceiling_ms = 30_000;

/**
 * How long to wait after `failures` failures in a row: full jitter, so that a thousand clients who lost one server
 * don't come back at one moment. Milliseconds, never less than `least_ms`.
 */
export function backoff(failures: number, random: () => number, least_ms = 0): number {
  return Math.max(least_ms, random() * Math.min(ceiling_ms, base_ms * 2 ** failures));
}
