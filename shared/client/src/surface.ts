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
import type {
  ChatClient,
  DraftKind,
  SendOptions,
  SignedOut,
  SignOutOptions,
} from './chat-client.ts';
import type { Engine } from './engine.ts';
import type { Environment, PageEvent, Stop } from './environment.ts';
import { foldHistory, oldestSeq } from './fold.ts';
import { withEntry } from './keyed.ts';
import { noConnection } from './no-connection.ts';
import type { LoadedLog } from './state.ts';
import { createTypingNotice } from './typing-notice.ts';
import { unsentCount } from './unsent-count.ts';

/** What a user interface may do, over the engine that does it. */
export function createSurface<Summary extends VisitorConversation, Answers>(
  environment: Environment,
  scope: string,
  engine: Engine<Summary>,
): ChatClient<Summary, Answers> {
  const { clock, visibility, storage } = environment;
  const { store, call, outbox, drafts, changes, feed, opened, files: work } = engine;
  const notice = createTypingNotice(clock, (payload) => {
    // A conversation that has not begun has nobody to tell.
    const known = payload.conversation_id in store.getState().conversations;
    if (engine.isLive() && known) void call('typing.set', payload);
  });
  let started = false;
  let closed = false;
  const stops: Stop[] = [];

  function looked(): void {
    if (visibility.isReading()) engine.connectNow();
    else drafts.flush();
  }

  function happened(event: PageEvent): void {
    switch (event) {
      case 'online':
        return engine.connectNow();
      case 'offline':
        return engine.cut();
      case 'aside':
        // A lock or a connection could keep the browser from putting the page aside, and keep other tabs waiting.
        drafts.flush();
        return engine.rest();
      case 'back':
        return engine.start();
    }
  }

  async function start(): Promise<void> {
    if (started || closed) return;
    started = true;
    await engine.load();
    if (closed) return;
    stops.push(visibility.subscribe(looked));
    if (environment.page !== undefined) stops.push(environment.page.subscribe(happened));
    engine.start();
  }

  function close(): void {
    if (closed) return;
    closed = true;
    for (const stop of stops) stop();
    engine.close();
  }

  async function send(conversation_id: Id, text: string, options: SendOptions = {}): Promise<Id> {
    const clean = cleanText(text);
    const { files } = options;
    const fault = judgeText(clean, files?.length);
    if (fault !== undefined) throw new RangeError(`this text can't be sent: ${fault}`);
    const kind: DraftKind = options.internal === true ? 'note' : 'reply';
    const id = engine.newId();
    const created_at = new Date(clock.now()).toISOString();
    notice.stopped(conversation_id, kind);
    await outbox.add({ id, conversation_id, text: clean, ...options, created_at });
    drafts.sent(conversation_id, kind, text);
    if (files) {
      const ids = files.map((file) => file.id);
      void work?.().then(({ desk }) => desk.drop(conversation_id, kind, ids));
    }
    return id;
  }

  async function cancel(id: Id): Promise<string | undefined> {
    const text = await outbox.discard(id);
    const message = store.getState().outbox.find((other) => other.id === id);
    if (text !== undefined || message === undefined) return text;
    // The server may have it: it is asked to take it back, or not to take it any more.
    await changes.add(message.conversation_id, id);
    return outbox.withdraw(id);
  }

  async function edit(conversation_id: Id, message_id: Id, text: string): Promise<void> {
    const clean = cleanText(text);
    const fault = judgeText(clean);
    if (fault !== undefined) throw new RangeError(`this text can't be sent: ${fault}`);
    await changes.add(conversation_id, message_id, clean);
  }

  async function signOut({ discard = false }: SignOutOptions = {}): Promise<SignedOut> {
    const unsent = unsentCount(store.getState());
    if (unsent > 0 && !discard) return { unsent };
    if (discard) {
      engine.end();
      drafts.forget();
      outbox.forget();
      engine.say({ kind: 'erased' });
    }
    close();
    if (discard) {
      const kept = await storage.entries(`${scope}/`);
      await Promise.all(kept.map(([key]) => storage.set(key, undefined)));
      // What can't be loaded now is swept by whoever next has to do with files.
      await work?.().then(({ sweep }) => sweep(), close);
    }
    return { unsent: 0 };
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
    const outcome = await call('conversation.history', { conversation_id, before_seq });
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
    const outcome = await call(name, payload);
    return outcome.kind === 'answered' ? outcome.ack : noConnection;
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    newId: engine.newId,
    start,
    connectNow: () => {
      if (started && !closed) engine.connectNow();
    },
    close,
    signOut,
    hasUnsent: () => drafts.hasWords() || unsentCount(store.getState()) > 0,
    send,
    retry: outbox.retry,
    discard: outbox.discard,
    cancel,
    recall: (conversation_id, message_id) => changes.add(conversation_id, message_id),
    edit,
    dropChange: changes.drop,
    files: work && (async () => (await work()).desk),
    draft: drafts.get,
    onDraft: drafts.onChange,
    setDraft: (conversation_id, kind, text, reply_to) => {
      drafts.set(conversation_id, kind, text, reply_to);
      notice.typed(conversation_id, kind, text);
    },
    keepDraft: drafts.set,
    open,
    loadOlder,
    showing: engine.reading.showing,
    ask,
  };
}
