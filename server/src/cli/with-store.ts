import { createIdSource, type Id } from '@porchlight/protocol';
import { type Config, readConfig } from '../config.ts';
import type { Store } from '../domain/store.ts';
import { openStore } from '../open-store.ts';
import { startSentence } from '../start-sentence.ts';
import { systemClock } from '../system-clock.ts';
import { fail } from './arguments.ts';

/** Makes the ids of what a command writes. */
export const newId = createIdSource(systemClock.now, Math.random);

/** The configuration of the environment, which a server beside it has, too. */
export function configured(): Config {
  const read = readConfig(process.env);
  return read.ok ? read.config : fail(read.sentence);
}

/** Does something with the configured database, of which there must be one. */
export async function withStore(
  work: (store: Store, account_id: Id, config: Config) => Promise<void>,
): Promise<void> {
  const config = configured();
  try {
    const store = await openStore(config, newId);
    const [account_id] = await store.accounts();
    if (account_id === undefined) fail('There is no account yet: start the server once first.');
    await work(store, account_id, config);
    await store.close();
  } catch (error) {
    fail(startSentence(error, config) ?? String(error));
  }
}
