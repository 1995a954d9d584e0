/** Nobody is waited for longer than this, in milliseconds. */
const longest_ms = 5 * 60_000;

/** How long a `Retry-After` asks to wait, in milliseconds: seconds or an HTTP-date; undefined where it says neither. */
export function retryAfter_ms(header: string | undefined, now_ms: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const wait_ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now_ms;
  return Number.isNaN(wait_ms) ? undefined : Math.min(Math.max(wait_ms, 0), longest_ms);
}
