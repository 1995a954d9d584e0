import type { Contact, Id, WebsiteInbox } from '@porchlight/protocol';
import { momentOf, type Clock } from './clock.ts';
import type { MailLinks } from './mail-links.ts';
import type { Store } from './store.ts';

/** What a link in a mail leads to. */
export interface Letter {
  readonly account_id: Id;
  readonly conversation_id: Id;
  readonly contact: Contact;
  readonly inbox: WebsiteInbox;
}

/** What links in mails do. Null for a link that is not ours, has expired, or went to another address than the contact has now. All reject with StorageError. */
export interface LetterAccess {
  /** True for what looks like a link that opens a conversation. */
  readonly isOpening: (token: string) => boolean;
  /** The conversation that a link opens. */
  readonly open: (token: string) => Promise<Letter | null>;
  /** Which mails a link stops. */
  readonly stopping: (token: string) => Promise<Letter | null>;
  /** Stops them. */
  readonly stop: (token: string) => Promise<Letter | null>;
}

/** What links need. */
export interface LetterAccessEnvironment {
  readonly store: Pick<Store, 'read' | 'mail'>;
  readonly clock: Clock;
  readonly links: MailLinks;
}

/** Makes the door for people who come by a mail. */
export function createLetterAccess({ store, clock, links }: LetterAccessEnvironment): LetterAccess {
  const find = async (purpose: 'open' | 'unsubscribe', token: string): Promise<Letter | null> => {
    const link = links.read(purpose, token);
    if (link === null) return null;
    const letter = await letterOf(store, link.conversation_id);
    const email = letter?.contact.email ?? null;
    return email !== null && links.confirms(purpose, token, email) ? letter : null;
  };
  const stopping = (token: string) => find('unsubscribe', token);
  return {
    isOpening: (token) => links.read('open', token) !== null,
    open: async (token) =>
      (links.read('open', token)?.expires_ms ?? 0) > clock.now() ? find('open', token) : null,
    stopping,
    async stop(token) {
      const letter = await stopping(token);
      const email = letter?.contact.email ?? null;
      if (letter === null || email === null) return null;
      await store.mail.refuse(letter.account_id, email, momentOf(clock));
      return letter;
    },
  };
}

async function letterOf(
  { read }: Pick<Store, 'read'>,
  conversation_id: Id,
): Promise<Letter | null> {
  const [row] = await read.conversations([conversation_id]);
  if (row === undefined) return null;
  const { conversation, contact } = row;
  const { account_id, inbox_id } = conversation;
  const inbox = (await read.inboxes(account_id)).find(({ id }) => id === inbox_id);
  return inbox?.kind === 'website' ? { account_id, conversation_id, contact, inbox } : null;
}
