/** Attempts to hand a message over; the last one's failure is final. */
export const mostTries = 8;

const base_ms = 1_000;

/** How long to wait after so many tries: a random part (full jitter) of a span that doubles, in milliseconds. */
export function backoff_ms(tries: number, random: () => number): number {
  return Math.floor(random() * base_ms * 2 ** (tries - 1));
}
