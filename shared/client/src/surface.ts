import {
  cleanText,
  judgeText,
  type Ack,
  type Commands,
  type HistoryPage,
  type Id,
  type LogEvent,
  type VisitorConversation,
} from '@porchlight/protocol';
import type { ChatClient, DraftKind } from './chat-client.ts';
import { createDrafts } from './drafts.ts';
import type { Engine } from './engine.ts';
import type { Environment, Stop } from './environment.ts';
import { foldHistory, oldestSeq } from './fold.ts';
import { withEntry } from './keyed.ts';
import { noConnection } from './no-connection.ts';
import type { LoadedLog } from './state.ts';
import { createTypingNotice } from './typing-notice.ts';

/** What a user interface may do, over the engine that does it. */
export function createSurface<Summary extends VisitorConversation, Answers>(
  environment: Environment,
  scope: string,
  engine: Engine<Summary>,
): ChatClient<Summary, Answers> {
  const { clock, visibility, transport } = environment;
  const { store, connection, outbox, feed, opened } = engine;
  const drafts = createDrafts(environment, scope);
  const notice = createTypingNotice(clock, (payload) => {
    // A conversation that has not begun has nobody to tell.
    const known = payload.conversation_id in store.getState().conversations;
    if (engine.isLive() && known) void connection.call('typing.set', payload);
  });
  let started = false;
  let closed = false;
  const stops: Stop[] = [];

  function looked(): void {
    if (visibility.isReading()) connection.connectNow();
    else drafts.flush();
  }

  async function start(): Promise<void> {
    if (started || closed) return;
    started = true;
    await Promise.all([outbox.load(), drafts.load()]);
    if (closed) return;
    stops.push(visibility.subscribe(looked));
    if (transport.onOnline !== undefined) stops.push(transport.onOnline(connection.connectNow));
    connection.connectNow();
  }

  async function send(
    conversation_id: Id,
    text: string,
    options: { internal?: true } = {},
  ): Promise<Id> {
    const clean = cleanText(text);
    const fault = judgeText(clean);
    if (fault !== undefined) throw new RangeError(`this text can't be sent: ${fault}`);
    const kind: DraftKind = options.internal === true ? 'note' : 'reply';
    const id = engine.newId();
    const created_at = new Date(clock.now()).toISOString();
    notice.stopped(conversation_id, kind);
    await outbox.add({ id, conversation_id, text: clean, ...options, created_at });
    drafts.sent(conversation_id, kind, text);
    return id;
  }

  async function open(conversation_id: Id): Promise<Ack<object>> {
    if (closed) return noConnection;
    opened.add(conversation_id);
    if (conversation_id in store.getState().logs) {
      engine.claimArrival(conversation_id);
      return { ok: true };
    }
    return feed.fetcher.want(conversation_id);
  }

  function mark(id: Id, change: Partial<LoadedLog>): void {
    store.update((state) => {
      const log = state.logs[id];
      return log === undefined
        ? state
        : { ...state, logs: withEntry(state.logs, id, { ...log, ...change }) };
    });
  }

  async function loadOlder(conversation_id: Id): Promise<void> {
    const log = store.getState().logs[conversation_id];
    if (log === undefined || !log.more || log.loading_older) return;
    const before_seq = oldestSeq(log);
    mark(conversation_id, { loading_older: true });
    const outcome = await connection.call('conversation.history', { conversation_id, before_seq });
    if (outcome.kind === 'answered' && outcome.ack.ok) {
      const page = outcome.ack as Ack<object> & HistoryPage<LogEvent>;
      store.update((state) => foldHistory(state, conversation_id, before_seq, page));
    }
    mark(conversation_id, { loading_older: false });
  }

  async function ask<Name extends keyof Answers & keyof Commands>(
    name: Name,
    payload: Commands[Name],
  ): Promise<Ack<Answers[Name]>> {
    if (!engine.isLive()) return noConnection;
    const outcome = await connection.call(name, payload);
    return outcome.kind === 'answered' ? outcome.ack : noConnection;
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    newId: engine.newId,
    start,
    connectNow: () => {
      if (started) connection.connectNow();
    },
    close: () => {
      if (closed) return;
      closed = true;
      drafts.close();
      for (const stop of stops) stop();
      engine.close();
    },
    send,
    retry: outbox.retry,
    discard: outbox.discard,
    draft: drafts.get,
    setDraft: (conversation_id, kind, text) => {
      drafts.set(conversation_id, kind, text);
      notice.typed(conversation_id, kind, text);
    },
    open,
    loadOlder,
    showing: engine.reading.showing,
    ask,
  };
}
