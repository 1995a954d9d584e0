const base_ms = 500;
const ceiling_ms = 30_000;

/**
 * How long to wait after `failures` failures in a row: full jitter, so that a thousand clients who lost one server
 * don't come back at one moment. Whole milliseconds, never less than `least_ms`.
 */
export function backoff(failures: number, random: () => number, least_ms = 0): number {
  const span_ms = Math.min(ceiling_ms, base_ms * 2 ** failures);
  return Math.max(least_ms, Math.round(random() * span_ms));
}
