import type { OutboxBook, OutboxNews, Placed } from './outbox-book.ts';

/** The outbox among several tabs. */
export interface OutboxSharing {
  /** Another tab leads from now on, and will tell what there is. */
  readonly doubt: () => void;
  /** Takes what another tab tells. */
  readonly hear: (news: OutboxNews) => void;
  /** What the leader tells a tab that joins. */
  readonly list: () => readonly Placed[];
  /** Takes what the leader has told. */
  readonly join: (list: readonly Placed[]) => void;
}

/** What sharing stands on. */
export interface OutboxSharingOptions {
  readonly book: OutboxBook;
  readonly leads: () => boolean;
  /** Tells the other tabs. */
  readonly tell: (news: OutboxNews) => void;
  readonly pump: () => void;
}

/** Shares an outbox. */
export function createOutboxSharing(options: OutboxSharingOptions): OutboxSharing {
  const { book, leads, tell, pump } = options;
  const { entries } = book;

  function put(news: OutboxNews & { kind: 'put' }): void {
    const [key, { id }] = news.placed;
    // A leader knows better than those who follow it.
    if (leads() && entries.get(id)?.key === key) return;
    book.put(news.placed);
    // Whoever joins listens to the leader alone, so the leader repeats what is new to it.
    if (leads() && entries.has(id)) tell(news);
    pump();
  }

  return {
    hear: (news) => {
      if (news.kind === 'put') put(news);
      // Its repetition of what was written before may still be on its way to others, so this follows it.
      else if (entries.get(news.id)?.key === news.key) book.drop(news.id, leads());
    },
    list: () =>
      book.messages().flatMap((message) => {
        const key = entries.get(message.id)?.key;
        return key === undefined ? [] : [[key, message] as const];
      }),
    doubt: () => entries.forEach((entry) => (entry.confirmed = false)),
    join: (list) => {
      list.forEach(book.put);
      const listed = new Set(list.map(([key]) => key));
      for (const [id, { key, confirmed }] of entries) {
        // What somebody has just written the leader may still have to hear of; all else it knows.
        const isNew = confirmed && book.find(id)?.state.kind === 'queued';
        if (!listed.has(key) && !isNew) book.drop(id, false);
      }
    },
  };
}
