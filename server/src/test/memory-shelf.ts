import { Readable } from 'node:stream';
import type { FileShelf } from '../domain/file-shelf.ts';

/** A shelf in memory. */
export function createMemoryShelf(): FileShelf & { readonly kept: Map<string, Buffer> } {
  const kept = new Map<string, Buffer>();
  return {
    kept,
    async put(id, source) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of source) chunks.push(chunk);
      kept.set(id, Buffer.concat(chunks));
    },
    open: async (id) => {
      const found = kept.get(id);
      return found === undefined ? null : Readable.from([found]);
    },
    remove: async (id) => void kept.delete(id),
  };
}
