import type { StormResult } from './run-storm.ts';

/** How many violations are told in full; after the first few they mostly say the same. */
const told = 40;

/** In characters: logs are long. */
const told_length = 600;

/** A storm's result for people. */
export function formatStorm(result: StormResult): string {
  const { seed, duration_ms, calm_after_ms, acked, messages, counts, never_happened, violations } =
    result;
  const lines = [
    `seed                ${seed}`,
    `minutes             ${(duration_ms / 60_000).toFixed(1)}`,
    `acknowledged        ${acked} messages (${messages} in the database at the end)`,
    `calm after          ${calm_after_ms === null ? 'never' : `${(calm_after_ms / 1_000).toFixed(1)} s`}`,
    ...Object.entries(counts).map(([what, count]) => `${what.padEnd(26)} ${count}`),
    ...never_happened.map((what) => `NEVER HAPPENED: ${what}`),
    `violations          ${violations.length}`,
    ...violations
      .slice(0, told)
      .map(({ rule, where, detail }) => `✗ ${rule} | ${where} | ${detail.slice(0, told_length)}`),
  ];
  return lines.join('\n');
}
