import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import { Readable } from 'node:stream';
import type { Clock } from '../domain/clock.ts';
import type { Mail, MailOutcome, Mailer } from '../domain/mailer.ts';
import { smtpFailure } from './smtp-failure.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/** What sending needs. */
export interface SmtpMailerOptions {
  readonly settings: SmtpSettings;
  /** The sender's address. */
  readonly from: string;
  readonly clock: Clock;
}

/** From the first byte to the end of the mail, in milliseconds: less than a job's lease. */
export const deadline_ms = 20_000;

/** Mail servers look at a mail that they have got before they answer; so long they may, in milliseconds. */
export const answer_ms = 120_000;

/** Of these a mail server may take the longest part of the deadline, in milliseconds. */
const patience_ms = 10_000;

/** Sends mails by SMTP, each over a connection of its own. */
export function createSmtpMailer({ settings, from, clock }: SmtpMailerOptions): Mailer {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const options = transportOptions(settings, domain);
  const inTurn = createTurns();
  return {
    from,
    async send(mail, last = async () => true) {
      const ending = new AbortController();
      let stop = clock.after(deadline_ms, () => ending.abort());
      const gate = createGate(async () => {
        stop();
        stop = clock.after(answer_ms, () => ending.abort());
        return inTurn(last);
      }, ending.signal);
      const transport = createTransport(options);
      // Its own stream of a mail runs ahead of the conversation with the mail server.
      transport.use('stream', ({ message }, done) => {
        message.build((error, words) => {
          if (words !== undefined) message.createReadStream = () => gate.open(words);
          done(error);
        });
      });
      try {
        await transport.sendMail({ ...messageOf(mail, from, domain), signal: ending.signal });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error, await gate.verdict());
      } finally {
        stop();
      }
    },
  };
}

/**
 * Lets one mail after another come to its end, so that between the note of a mail and its end no other's is noted: whoever is killed there
 * has noted one mail too many, and not all that were under way.
 */
function createTurns(): (last: () => Promise<boolean>) => Promise<boolean> {
  let turn: Promise<unknown> = Promise.resolve();
  return (last) => {
    const mine = turn.then(last);
    // What ends a mail has been written by then.
    const written = () => new Promise((resolve) => setImmediate(resolve));
    turn = mine.then(written, written);
    return mine;
  };
}

function transportOptions(settings: SmtpSettings, domain: string): SMTPTransportOptions {
  const { host, port, credentials, protection } = settings;
  return {
    host,
    port,
    name: domain,
    secure: protection === 'tls',
    requireTLS: protection === 'starttls',
    ignoreTLS: protection === 'none',
    opportunisticTLS: protection === 'if_offered',
    // Whoever listens on this machine is ours, whatever its certificate says.
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: protection !== 'if_offered' },
    connectionTimeout: patience_ms,
    greetingTimeout: patience_ms,
    dnsTimeout: patience_ms,
    socketTimeout: answer_ms,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(credentials && { auth: credentials }),
  };
}

function messageOf(mail: Mail, from: string, domain: string) {
  const { to, from_name, subject, text, html, id, unsubscribe_url } = mail;
  const unsubscribe =
    unsubscribe_url === undefined
      ? {}
      : {
          'List-Unsubscribe': `<${unsubscribe_url}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        };
  return {
    // In parts, so that no name can be taken for an address, or for another header.
    from: { name: from_name, address: from },
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribe },
  };
}

/** Stands before the end of a mail. */
interface Gate {
  /** The mail as it is read for the mail server. */
  readonly open: (words: Buffer) => Readable;
  /** What was said at it: undefined where the mail has not come so far. */
  readonly verdict: () => Promise<boolean | undefined>;
}

/** Gives a mail's words when they are asked for, and their end once `last` has said yes. */
function createGate(last: () => Promise<boolean>, signal: AbortSignal): Gate {
  let asked: Promise<boolean> | undefined;
  async function* passes(words: Buffer) {
    yield words;
    // Nobody asks for more before the words have gone to the mail server, which has allowed them by then.
    if (signal.aborted) throw new Error('too late');
    asked = last();
    if (!(await asked)) throw new Error('withheld');
  }
  return {
    // In flowing mode one piece is fetched at a time, so that the end is not asked for early.
    open: (words) => Readable.from(passes(words), { highWaterMark: 1 }),
    verdict: async () => asked?.catch(() => false),
  };
}

function outcomeOf(error: unknown, verdict: boolean | undefined): MailOutcome {
  if (verdict === false) return { kind: 'withheld' };
  const failure = smtpFailure(error);
  if (verdict === undefined || failure.answered) {
    const { trouble, said, final } = failure;
    return { kind: 'failed', trouble, said, final };
  }
  return { kind: 'unclear', said: failure.said };
}
