import type { MailTrouble } from '@porchlight/protocol';

/** A mail to one person, ready to go. Its words are escaped where they have to be. */
export interface Mail {
  readonly to: string;
  /** What stands beside the sender's address. */
  readonly from_name: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every delivery of the same mail, without its host: whoever gets it twice can tell. */
  readonly id: string;
  /** Where one click, by a person or by their mail program, stops mails like this one. */
  readonly unsubscribe_url?: string;
}

/** What became of a mail. `said` is the mail server's own word, or the system's. */
export type MailOutcome =
  | { readonly kind: 'sent' }
  /** Whoever asked for it thought better of it: the mail server has no mail. */
  | { readonly kind: 'withheld' }
  /** The mail server has no mail. `final`: it will say the same again. */
  | {
      readonly kind: 'failed';
      readonly trouble: MailTrouble;
      readonly said: string;
      readonly final: boolean;
    }
  /** It was handed over, and no answer came: the mail server may have it or not. */
  | { readonly kind: 'unclear'; readonly said: string };

/** Hands mails to a mail server. */
export interface Mailer {
  /** The sender's address. */
  readonly from: string;
  /**
   * Sends a mail. Never rejects, and takes no longer than its deadline. `last` is asked when the mail server has everything but the end, without
   * which it has no mail: what has to be on disk before the mail is out is written there, and `false` withholds it.
   */
  readonly send: (mail: Mail, last?: () => Promise<boolean>) => Promise<MailOutcome>;
}
