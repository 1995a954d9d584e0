import { createIdSource, type Id } from '@porchlight/protocol';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  const { database_url, data_dir } = config;
  // Opening makes one where there is none, and then a server would begin with that.
  if (database_url === undefined && !existsSync(join(data_dir, 'porchlight.db'))) {
    fail(
      `There is no database in ${resolve(data_dir)}: set DATA_DIR, or DATABASE_URL, as the server has it, or start the server once first.`,
    );
  }
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
