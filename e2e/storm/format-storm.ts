import type { Latency } from './measure-latency.ts';
import type { Recovery } from './measure-recovery.ts';
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

/** How people came back, for people. */
export function formatRecovery({
  clients,
  down_ms,
  back_ms,
  last_ms,
  peak_per_s,
}: Recovery): string {
  const ms = (time: number): string => `${Math.round(time)} ms`;
  return [
    `clients             ${clients}`,
    `down for            ${ms(down_ms)}`,
    `back after          p50 ${ms(back_ms.p50)}, p99 ${ms(back_ms.p99)}, last ${ms(last_ms)}`,
    `peak connections    ${peak_per_s} a second`,
  ].join('\n');
}

/** How long a message takes between nodes, for people. */
export function formatLatency({ redis, messages, seen_ms }: Latency): string {
  const bell = redis ? 'with Redis' : 'without Redis';
  return `${bell.padEnd(20)}p50 ${seen_ms.p50.toFixed(1)} ms, p99 ${seen_ms.p99.toFixed(1)} ms, of ${messages} messages`;
}
