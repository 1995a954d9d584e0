import { momentOf, type Clock } from '../domain/clock.ts';
import type { FileShelf } from '../domain/file-shelf.ts';
import type { Store } from '../domain/store.ts';
import type { DoJob } from './job-runner.ts';

/** Erases the files of a message that was recalled. From the recall on nobody gets them; here they are gone for good. */
export function createFileEraser(environment: {
  readonly store: Pick<Store, 'files' | 'command'>;
  readonly shelf: FileShelf;
  readonly clock: Clock;
}): DoJob {
  const { store, shelf, clock } = environment;
  return async (job) => {
    for (const id of await store.files.ofMessage(job.message_id)) await shelf.remove(id);
    await store.files.removeOfMessage(job.message_id);
    await store.command((transaction) => transaction.finishJob(job, momentOf(clock)));
  };
}
