import type { VisitorState } from '@porchlight/client';
import type { PanelClient } from '../ui/panel-client.ts';
import { previewMessages } from './preview-messages.ts';
import { sampleState } from './sample-talk.ts';

/** A client that shows a state and does nothing: what is written into it goes nowhere. */
export interface StillClient extends PanelClient {
  readonly set: (state: VisitorState) => void;
}

/** A client that shows the sample until it is told otherwise. */
export function createStillClient(): StillClient {
  const listeners = new Set<() => void>();
  let state = sampleState(previewMessages('en'), false);
  const nothing = () => {};
  const done = () => Promise.resolve();
  return {
    set(next) {
      state = next;
      for (const listener of listeners) listener();
    },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: () => Promise.resolve({ ok: true }),
    loadOlder: done,
    showing: nothing,
    connectNow: nothing,
    draft: () => ({ text: '' }),
    setDraft: nothing,
    keepDraft: nothing,
    onDraft: () => nothing,
    send: () => Promise.resolve('sent'),
    retry: done,
    discard: () => Promise.resolve(undefined),
    cancel: () => Promise.resolve(undefined),
    recall: done,
    edit: done,
    dropChange: done,
    files: undefined,
    newId: () => '',
    ask: () => Promise.reject(new Error('nothing is asked of a sample')),
  };
}
