/** Attempts to hand a message over; the last one's failure is final. */
export const mostTries = 8;

const base_ms = 1_000;

/** How long to wait after so many tries: a random part (full jitter) of a span that doubles, in milliseconds. */
export function backoff_ms(tries: number, random: () => number): number {
  return Math.floor(random() * base_ms * 2 ** (tries - 1));
}

/** Tries to mail what is unread; after the last one it is given up. */
export const mostMailTries = 12;

const mailBase_ms = 30_000;
const mailMost_ms = 30 * 60_000;

/**
 * How long to wait after so many tries to mail, in milliseconds: between half and the whole of a span that doubles up to half an hour,
 * so that a mail server may be away for some hours.
 */
export function mailBackoff_ms(tries: number, random: () => number): number {
  const span_ms = Math.min(mailBase_ms * 2 ** (tries - 1), mailMost_ms);
  return Math.floor((span_ms * (1 + random())) / 2);
}
