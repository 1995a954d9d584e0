import type { Id, Principal } from '@porchlight/protocol';
import type { Reader } from './store.ts';

/** Whose a conversation is, until it moves. */
export interface Owner {
  readonly account_id: Id;
  readonly contact_id: Id;
}

/** Answers whose a conversation is where the caller may see it; null where it may not, or there is none. */
export type FindOwner = (principal: Principal, conversation_id: Id) => Promise<Owner | null>;

/** The finder, and what it has to be told. */
export interface OwnerFinder {
  readonly find: FindOwner;
  /** The conversation is another contact's now. */
  readonly moved: (conversation_id: Id) => void;
}

const capacity = 10_000;

/** Finds owners, and remembers the last ten thousand. */
export function createOwnerFinder(read: Pick<Reader, 'conversations'>): OwnerFinder {
  const known = new Map<Id, Owner>();

  async function look(conversation_id: Id): Promise<Owner | null> {
    const [found] = await read.conversations([conversation_id]);
    if (found === undefined) return null;
    const { account_id, contact_id } = found.conversation;
    if (known.size >= capacity) known.delete(known.keys().next().value ?? '');
    known.set(conversation_id, { account_id, contact_id });
    return { account_id, contact_id };
  }

  return {
    moved: (conversation_id) => void known.delete(conversation_id),
    async find(principal, conversation_id) {
      const remembered = known.get(conversation_id);
      if (remembered !== undefined && isOwn(principal, remembered)) return remembered;
      // It may have moved while this node served nobody of its account.
      const owner = await look(conversation_id);
      return owner !== null && isOwn(principal, owner) ? owner : null;
    },
  };
}

function isOwn({ kind, id, account_id }: Principal, owner: Owner): boolean {
  return kind === 'visitor' ? owner.contact_id === id : owner.account_id === account_id;
}
