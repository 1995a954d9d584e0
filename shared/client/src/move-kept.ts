import type { KeyValueStore } from './environment.ts';

/**
 * Moves what one person has not sent, drafted or recalled yet to another, who is the same as far as the server is
 * concerned (`identify`). The order stays, and nothing is ever in neither place. A draft of the other's own stays as it
 * is. No client of either may run.
 */
export async function moveKept(storage: KeyValueStore, from: string, to: string): Promise<void> {
  for (const kind of ['outbox', 'change']) {
    for (const [key, text] of await storage.entries(`${from}/${kind}/`)) {
      await storage.append(`${to}/${kind}/`, key.slice(key.indexOf('.', from.length) + 1), text);
      await storage.set(key, undefined);
    }
  }
  for (const kind of ['draft', 'chosen']) {
    for (const [key, text] of await storage.entries(`${from}/${kind}/`)) {
      await storage.update(to + key.slice(from.length), (own) => own ?? text);
      await storage.set(key, undefined);
    }
  }
}
