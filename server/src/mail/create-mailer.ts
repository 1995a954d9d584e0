import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import type { Mailer } from '../domain/mailer.ts';
import { senderAddress } from './sender-address.ts';
import { createSmtpMailer } from './smtp-mailer.ts';
import { readSmtpUrl } from './smtp-settings.ts';

/** The mailer that the configuration describes; null where mail is off. */
export function createMailer(
  { smtp_url, mail_from, public_url }: Pick<Config, 'smtp_url' | 'mail_from' | 'public_url'>,
  clock: Clock,
): Mailer | null {
  const read = smtp_url === undefined ? null : readSmtpUrl(smtp_url);
  if (read === null || !read.ok) return null;
  const { settings } = read;
  return createSmtpMailer({
    settings,
    clock,
    from: mail_from ?? senderAddress(settings, public_url),
  });
}
