import type { Conversation, Id } from '@porchlight/protocol';

/** What one transaction knows of conversations: what those before it left, and what it has seen itself. */
export interface TransactionMemory {
  readonly recall: (id: Id) => Conversation | undefined;
  /** The row as it is in this transaction. */
  readonly remember: (conversation: Conversation) => void;
  /** The transaction has been committed: what it knows, the next ones may know. */
  readonly keep: () => void;
}

/** Conversations' rows as the only writer last saw them, so that it need not read what it wrote itself. */
export interface ConversationMemory {
  /** `version` changes when somebody else has written to the database; then nothing is recalled. */
  open(version: number): TransactionMemory;
  /** For when a transaction was rolled back: nothing is certain. */
  forget(): void;
}

/**
 * Remembers about `size` rows. Two ages instead of an order of use, which would have to be kept at every write: when the
 * younger half is full it becomes the older, and what nobody has used since goes.
 */
export function createConversationMemory(size: number): ConversationMemory {
  let young = new Map<Id, Conversation>();
  let old = new Map<Id, Conversation>();
  let known_version: number | null = null;

  function forget(): void {
    young.clear();
    old.clear();
  }

  function keep(seen: ReadonlyMap<Id, Conversation>): void {
    for (const [id, conversation] of seen) young.set(id, conversation);
    if (young.size <= size / 2) return;
    old = young;
    young = new Map();
  }

  return {
    open: (version) => {
      if (version !== known_version) forget();
      known_version = version;
      const seen = new Map<Id, Conversation>();
      return {
        recall: (id) => seen.get(id) ?? young.get(id) ?? old.get(id),
        remember: (conversation) => seen.set(conversation.id, conversation),
        keep: () => keep(seen),
      };
    },
    forget,
  };
}
