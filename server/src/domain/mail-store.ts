import type { Id, MailMark, Moment } from '@porchlight/protocol';

/** What mails are about, and who wants none. */
export interface MailStore {
  /** How far mails about a conversation have come. */
  mark(conversation_id: Id): Promise<MailMark>;
  /** Whether an address, whatever its capitals, wants no mails about what is unread. */
  refuses(account_id: Id, email: string): Promise<boolean>;
  /** An address wants none from now on. */
  refuse(account_id: Id, email: string, at: Moment): Promise<void>;
}
