import type { Id, Principal } from '@porchlight/protocol';
import type { Reader } from './store.ts';

/** Whose a conversation is. Fixed for ever when it is created. */
export interface Owner {
  readonly account_id: Id;
  readonly contact_id: Id;
}

/** Answers whose a conversation is where the caller may see it; null where it may not, or there is none. */
export type FindOwner = (principal: Principal, conversation_id: Id) => Promise<Owner | null>;

const capacity = 10_000;

/** Finds owners, and remembers the last ten thousand: they never change. */
export function createOwnerFinder(read: Pick<Reader, 'conversations'>): FindOwner {
  const known = new Map<Id, Owner>();

  async function look(conversation_id: Id): Promise<Owner | null> {
    const [found] = await read.conversations([conversation_id]);
    if (found === undefined) return null;
    const { account_id, contact_id } = found.conversation;
    if (known.size >= capacity) known.delete(known.keys().next().value ?? '');
    known.set(conversation_id, { account_id, contact_id });
    return { account_id, contact_id };
  }

  return async (principal, conversation_id) => {
    const owner = known.get(conversation_id) ?? (await look(conversation_id));
    if (owner === null) return null;
    const own =
      principal.kind === 'visitor'
        ? owner.contact_id === principal.id
        : owner.account_id === principal.account_id;
    return own ? owner : null;
  };
}
