import { z } from 'zod';
import { isIP } from 'node:net';
import type { SmtpSettings } from './smtp-settings.ts';

const address = z.email();

/** True for a bare e-mail address. */
export function isAddress(text: string): boolean {
  return address.safeParse(text).success;
}

/**
 * Whom mails come from where MAIL_FROM doesn't say: the mail server's user where that is an address, else a name of ours at
 * the host that people know, or at the mail server.
 */
export function senderAddress(
  { host, credentials }: SmtpSettings,
  public_url: string | undefined,
): string {
  if (credentials !== undefined && isAddress(credentials.user)) return credentials.user;
  const known = public_url === undefined ? host : new URL(public_url).hostname;
  const named = `porchlight@${known}`;
  return isIP(known) === 0 && isAddress(named) ? named : 'porchlight@localhost';
}
