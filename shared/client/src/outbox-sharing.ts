import type { Id } from '@porchlight/protocol';
import { withoutPlace } from './fold.ts';
import type { OutboxBook, OutboxEntry, OutboxNews, Placed } from './outbox-book.ts';

/** The outbox among several tabs. */
export interface OutboxSharing {
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
    const taken = entries.get(id);
    if (leads() && taken === undefined) return settle(id, key);
    // That its event has not come here, either, may mean that it was lost with a restored backup.
    if (leads() && taken !== undefined) taken.doubted ||= news.placed[1].state.kind === 'acked';
    // Whoever joins listens to the leader alone, so the leader repeats what is new to it.
    if (leads()) tell(news);
    pump();
  }

  function gone({ id, key, came }: OutboxNews & { kind: 'gone' }): void {
    const message = book.find(id);
    // Nothing vanishes from a log whose event is yet to come here.
    if (came && message && book.isLogged(message))
      return book.put([key, { ...message, state: { kind: 'acked', seq: came.seq, at: came.at } }]);
    // Its repetition of what was written before may still be on its way to others, so this follows it.
    book.drop(id, leads());
  }

  /** Its event has come here, and it was not told where it is still on its way: not every tab keeps every log. */
  function settle(id: Id, key: string): void {
    void book.storage.forget(key);
    tell({ kind: 'gone', id, key });
  }

  /**
   * The leader does not know of these. What is in the store, or was acknowledged and has no event, it has yet to hear of; the
   * rest is done with.
   */
  async function announce(unlisted: readonly (readonly [Id, OutboxEntry])[]): Promise<void> {
    if (unlisted.length === 0) return;
    const keys = new Set((await book.storage.load()).map(({ key }) => key));
    for (const [id, entry] of unlisted) {
      const message = book.find(id);
      if (entries.get(id) !== entry) continue;
      if (message !== undefined && (message.state.kind === 'acked' || keys.has(entry.key)))
        // Its place may be one in a history that is gone.
        tell({ kind: 'put', placed: [entry.key, withoutPlace(message)] });
      else book.drop(id, false);
    }
  }

  return {
    hear: (news) => {
      if (news.kind === 'put') put(news);
      else if (entries.get(news.id)?.key === news.key) gone(news);
    },
    list: () =>
      book.messages().flatMap((message) => {
        const key = entries.get(message.id)?.key;
        return key === undefined ? [] : [[key, message] as const];
      }),
    join: (list) => {
      list.forEach(book.put);
      const listed = new Set(list.map(([key]) => key));
      void announce([...entries].filter(([, { key }]) => !listed.has(key)));
    },
  };
}
