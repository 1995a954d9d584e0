import type { Id } from '@porchlight/protocol';
import type { Bytes, ByteStore } from './files.ts';

/** Keeps what files hold for as long as the page lives. */
export function createMemoryBytes(): ByteStore {
  const kept = new Map<Id, Bytes>();
  return {
    get: async (id) => kept.get(id),
    keep: async (id, bytes) => void kept.set(id, bytes),
    forget: async (id) => void kept.delete(id),
    ids: async () => [...kept.keys()],
  };
}
