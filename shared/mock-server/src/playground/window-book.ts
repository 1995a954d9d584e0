import type { Side } from '@porchlight/protocol';

/** What a window of a scene shows of its client, for whoever watches: a `ChatState` of @porchlight/client. */
export interface SceneClient {
  readonly getState: () => unknown;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The windows of a scene: one of the visitor, one of the agent. */
export interface WindowBook {
  /** What a window keeps when it is loaded anew: made by the first that asks. */
  readonly storage: <Storage>(side: Side, make: () => Storage) => Storage;
  /** A window's client has started; the one before it in that window is gone. */
  readonly enter: (side: Side, client: SceneClient) => void;
  readonly client: (side: Side) => SceneClient | undefined;
  /** Called whenever a window has entered. */
  readonly onEnter: (listener: () => void) => () => void;
}

/** A book in which no window stands yet. */
export function createWindowBook(): WindowBook {
  const storages = new Map<Side, unknown>();
  const clients = new Map<Side, SceneClient>();
  const listeners = new Set<() => void>();
  return {
    storage: <Storage>(side: Side, make: () => Storage) => {
      if (!storages.has(side)) storages.set(side, make());
      return storages.get(side) as Storage;
    },
    enter: (side, client) => {
      clients.set(side, client);
      for (const listener of listeners) listener();
    },
    client: (side) => clients.get(side),
    onEnter: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
