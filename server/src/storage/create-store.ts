import type { IdSource } from '@porchlight/protocol';
import type { Store } from '../domain/store.ts';
import { createAccessStore } from './access-store.ts';
import { createAccountReader } from './account-reader.ts';
import { createAgentMaker } from './agent-maker.ts';
import { createAssignedReader } from './assigned-reader.ts';
import { createCommandForgetter } from './command-forgetter.ts';
import { createCommandRunner } from './command-runner.ts';
import { createConversationCounter } from './conversation-counter.ts';
import { createConversationList } from './conversation-list.ts';
import { createConversationReader } from './conversation-reader.ts';
import type { Database } from './database.ts';
import { createErasureStore } from './erasure-store.ts';
import { createFeedReader } from './feed-reader.ts';
import { createFileStore } from './file-store.ts';
import { createIdentityStore } from './identity-store.ts';
import { createJobStore } from './job-store.ts';
import { createMailStore } from './mail-store.ts';
import { migrate } from './migrate.ts';
import { createProbe } from './probe.ts';
import { createNumberStore } from './number-store.ts';
import { createPushStore } from './push-store.ts';
import { createSecretMark } from './secret-mark.ts';
import { createSightingStore } from './sighting-store.ts';
import { createWaitReader } from './wait-reader.ts';
import { createSeeder } from './seeder.ts';

/** The store over a database, after bringing its schema up to date. Closes the database where that fails. */
export async function createStore(database: Database, newId: IdSource): Promise<Store> {
  const epoch = await migrate(database, newId).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  let jobs_written = 0;
  return {
    epoch,
    read: {
      ...createFeedReader(database, epoch),
      ...createConversationReader(database),
      ...createAccountReader(database),
      list: createConversationList(database),
      assigned: createAssignedReader(database),
      counts: createConversationCounter(database),
      firstWaits: createWaitReader(database),
    },
    access: createAccessStore(database),
    identities: createIdentityStore(database),
    numbers: createNumberStore(database),
    ...createCommandRunner(database, (count) => (jobs_written += count)),
    mail: createMailStore(database),
    erasures: createErasureStore(database),
    sightings: createSightingStore(database),
    files: createFileStore(database),
    push: createPushStore(database),
    jobs: createJobStore(database, () => jobs_written),
    createAgent: createAgentMaker(database),
    ...createSeeder(database),
    forgetCommands: createCommandForgetter(database),
    noteSecret: createSecretMark(database),
    probe: createProbe(database),
    onCommit: (listener) => database.onCommit(listener),
    close: () => database.close(),
  };
}
