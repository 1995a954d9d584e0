import type { AgentClient, AgentState } from '@porchlight/client';
import { createStore, type StoreApi } from 'zustand';

/** The client's state as a zustand store: the same objects, one `setState` per change. */
export function createLiveStore(client: Pick<AgentClient, 'getState' | 'subscribe'>): {
  readonly live: StoreApi<AgentState>;
  readonly stop: () => void;
} {
  const live = createStore<AgentState>(() => client.getState());
  const stop = client.subscribe(() => live.setState(client.getState(), true));
  return { live, stop };
}
