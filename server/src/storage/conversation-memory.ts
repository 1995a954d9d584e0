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

/** Remembers at most `size` rows, the latest used. */
export function createConversationMemory(size: number): ConversationMemory {
  const known = new Map<Id, Conversation>();
  let known_version: number | null = null;
  return {
    open: (version) => {
      if (version !== known_version) known.clear();
      known_version = version;
      const seen = new Map<Id, Conversation>();
      return {
        recall: (id) => seen.get(id) ?? known.get(id),
        remember: (conversation) => seen.set(conversation.id, conversation),
        keep: () => keepLatest(known, seen, size),
      };
    },
    forget: () => known.clear(),
  };
}

function keepLatest(
  known: Map<Id, Conversation>,
  seen: ReadonlyMap<Id, Conversation>,
  size: number,
): void {
  for (const [id, conversation] of seen) {
    // A map gives its keys in the order of their coming: who comes again goes to the end.
    known.delete(id);
    known.set(id, conversation);
  }
  for (const oldest of known.keys()) {
    if (known.size <= size) return;
    known.delete(oldest);
  }
}
