import type { KeyValueStore } from './environment.ts';
import type { ByteStore } from './files.ts';

/**
 * Erases what files hold that no message on its way out, and none that is being written, names any more: of whomever, in
 * whichever tab. Where the store is not everybody's nothing can be known of others, so nothing is erased.
 */
export async function sweepBytes(storage: KeyValueStore, bytes: ByteStore): Promise<void> {
  if (!storage.shared) return;
  // First what is there, then what is named: a name is written before what it names.
  const ids = await bytes.ids();
  if (ids.length === 0) return;
  const named = (await storage.entries('')).map(([, text]) => text).join();
  await Promise.all(ids.filter((id) => !named.includes(id)).map(bytes.forget));
}
