import type { Draft, VisitorClient, VisitorState } from '@porchlight/client';
import { newcomer } from './fixtures.ts';

/** A client whose state is set by hand and that writes down what it is asked for. */
export interface FixtureClient extends VisitorClient {
  readonly set: (change: Partial<VisitorState>) => void;
  /** Name and arguments of each call, in order. */
  readonly calls: readonly (readonly unknown[])[];
  /** From now on a message that is cancelled gives this text back. */
  readonly cancels: (text: string) => void;
  /** Somebody writes a draft in another tab. */
  readonly draftsElsewhere: (conversation_id: string, text: string, reply_to?: string) => void;
}

/** A client in this state. */
export function createFixtureClient(start: Partial<VisitorState> = {}): FixtureClient {
  const listeners = new Set<() => void>();
  const drafts = new Map<string, Draft>();
  const calls: (readonly unknown[])[] = [];
  let cancelled: string | undefined;
  const draft_listeners = new Set<Parameters<VisitorClient['onDraft']>[0]>();
  let state: VisitorState = { ...newcomer, ...start };
  const note =
    <Result>(name: string, result: Result) =>
    (...args: readonly unknown[]) => {
      calls.push([name, ...args]);
      return result;
    };
  return {
    calls,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    draft: (id) => drafts.get(id) ?? { text: '' },
    setDraft: (id, _, text, reply_to) => void drafts.set(id, { text, reply_to }),
    keepDraft: (place, _, text, reply_to) =>
      void drafts.set(place, reply_to ? { text, reply_to } : { text }),
    start: note('start', Promise.resolve()),
    connectNow: note('connectNow', undefined),
    close: note('close', undefined),
    send: note('send', Promise.resolve('sent')),
    retry: note('retry', Promise.resolve()),
    discard: note('discard', Promise.resolve(undefined)),
    cancel: (...args) => note('cancel', Promise.resolve(cancelled))(...args),
    cancels: (text) => {
      cancelled = text;
    },
    recall: note('recall', Promise.resolve()),
    edit: note('edit', Promise.resolve()),
    dropChange: note('dropChange', Promise.resolve()),
    onDraft: (listener) => {
      draft_listeners.add(listener);
      return () => draft_listeners.delete(listener);
    },
    draftsElsewhere: (id, text, reply_to) => {
      drafts.set(id, { text, reply_to });
      for (const listener of draft_listeners) listener(id, 'reply', { text, reply_to });
    },
    files: undefined,
    signOut: note('signOut', Promise.resolve({ unsent: 0 })),
    hasUnsent: () => state.outbox.length > 0,
    open: note('open', Promise.resolve({ ok: true as const })),
    loadOlder: note('loadOlder', Promise.resolve()),
    showing: note('showing', undefined),
    newId: () => '01890000-0000-7000-8000-00000000f001',
    ask: note('ask', Promise.resolve({ ok: true })) as unknown as VisitorClient['ask'],
  };
}
