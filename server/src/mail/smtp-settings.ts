import { isIP } from 'node:net';

/** How the mail server is reached. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly credentials: { readonly user: string; readonly pass: string } | undefined;
  /**
   * `tls` from the first byte; `starttls` before anything is said, or nothing is; `if_offered` and whoever answers, for a server on
   * this machine; `none` where the operator says so.
   */
  readonly protection: 'tls' | 'starttls' | 'if_offered' | 'none';
}

/** Settings, or what the address must be. */
export type SmtpReading =
  | { readonly ok: true; readonly settings: SmtpSettings }
  | { readonly ok: false; readonly fault: string };

const form = 'must look like smtp://user:password@mail.example.com:587, or begin with smtps://';

/** Reads SMTP_URL. Whatever is not on this machine is spoken to in secret, unless it ends in `?tls=off`. */
export function readSmtpUrl(text: string): SmtpReading {
  const url = URL.parse(text);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return wrong(form);
  if (!['', '/'].includes(url.pathname)) return wrong('must have no path after its host');
  const wishes = [...url.searchParams];
  const open = wishes.length === 1 && wishes[0]?.join('=') === 'tls=off';
  if (wishes.length > 0 && !open) return wrong('must have nothing after ? but tls=off');
  const credentials = credentialsOf(url);
  if (credentials === null) return wrong('must have a password after its user, both URL-encoded');
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  if (open && secure) return wrong('must begin with smtp:// where it says tls=off');
  if (open && credentials !== undefined && !isLoopback(host)) {
    return wrong('must not say tls=off beside a password, which everybody on the way could read');
  }
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port);
  const protection = secure ? 'tls' : open ? 'none' : isLoopback(host) ? 'if_offered' : 'starttls';
  return { ok: true, settings: { host, port, credentials, protection } };
}

function wrong(fault: string): SmtpReading {
  return { ok: false, fault };
}

/** Undefined where there are none; null where there is half of them, or where they can't be read. */
function credentialsOf({ username, password }: URL): SmtpSettings['credentials'] | null {
  if (username === '' && password === '') return undefined;
  if (username === '' || password === '') return null;
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return null;
  }
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return isIP(host) === 4 ? host.startsWith('127.') : host === '::1';
}
