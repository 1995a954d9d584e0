import { limits } from '@porchlight/protocol';

/** What the lines of an owner mean, or which of them means nothing. */
export type WebsiteLines =
  | { readonly ok: true; readonly origins: readonly string[] }
  | { readonly ok: false; readonly reason: 'wrong'; readonly line: string }
  | { readonly ok: false; readonly reason: 'many' };

/**
 * Reads websites from lines, as forgiving as it can be without guessing: `https://shop.example/path` is its origin, and
 * a bare host is taken as https, or as http where it is this computer. Repetitions and empty lines are dropped.
 */
export function readWebsiteLines(text: string): WebsiteLines {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrong = lines.find((line) => originOf(line) === null);
  if (wrong !== undefined) return { ok: false, reason: 'wrong', line: wrong };
  const origins = [...new Set(lines.map((line) => originOf(line) ?? line))];
  return origins.length > limits.origins ? { ok: false, reason: 'many' } : { ok: true, origins };
}

function originOf(line: string): string | null {
  const address = withScheme(line);
  if (/\s/.test(line) || !URL.canParse(address)) return null;
  const { protocol, origin, hostname } = new URL(address);
  const plausible = hostname.includes('.') || hostname === 'localhost' || hostname.startsWith('[');
  return plausible && /^https?:$/.test(protocol) ? origin : null;
}

/** What was written without a scheme gets one: few have a certificate for their own computer. */
export function withScheme(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return address;
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/?#]|$)/i.test(address)
    ? `http://${address}`
    : `https://${address}`;
}
