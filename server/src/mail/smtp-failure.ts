import type { MailTrouble } from '@porchlight/protocol';

/** What can be told from an error of sending. */
export interface SmtpFailure {
  readonly trouble: MailTrouble;
  /** The mail server's word where it has said one, else the system's. */
  readonly said: string;
  /** The same mail will be refused again. */
  readonly final: boolean;
  /** The mail server itself has refused: it has no mail. */
  readonly answered: boolean;
}

/** So much of what a mail server says is of use. */
const most = 300;

/** Reads an error of nodemailer's. */
export function smtpFailure(error: unknown): SmtpFailure {
  const { code = '', originalCode = '', command = '', ...rest } = fieldsOf(error);
  const { response, responseCode, message = 'unknown' } = rest;
  const answered = typeof responseCode === 'number';
  const judgedMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return {
    trouble: troubleOf(code, originalCode, command),
    said: (response ?? message).replaceAll(/\s+/g, ' ').slice(0, most).toWellFormed(),
    final: judgedMail && answered && responseCode >= 500,
    answered,
  };
}

interface ErrorFields {
  readonly code?: string;
  /** The system's own code, where nodemailer has put its code in its place. */
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

function fieldsOf(error: unknown): ErrorFields {
  return error instanceof Error ? error : {};
}

function troubleOf(code: string, originalCode: string, command: string): MailTrouble {
  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return 'credentials';
    case 'ETLS':
      return 'insecure';
    case 'ETIMEDOUT':
    case 'EABORT':
      return 'silent';
    case 'EENVELOPE':
      return command === 'RCPT TO' ? 'recipient' : command === 'MAIL FROM' ? 'sender' : 'refused';
    case 'EMESSAGE':
      return 'refused';
    default:
      return /CERT|SSL|TLS|SIGNED|VERIFY/.test(originalCode || code) ? 'insecure' : 'unreachable';
  }
}
