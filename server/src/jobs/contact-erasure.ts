import {
  approve,
  erasedDraft,
  stamp,
  type Contact,
  type Id,
  type IdSource,
} from '@porchlight/protocol';
import { momentOf, type Clock } from '../domain/clock.ts';
import type { FileShelf } from '../domain/file-shelf.ts';
import { goOn } from '../domain/soon.ts';
import type { Store } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import { lease_ms, type DoLongJob } from './job-runner.ts';
import { LostJobError } from './lost-job.ts';
import { principalOf } from './principal-of-job.ts';
import { unlessStopping } from './stopped.ts';

/** What erasures need. */
export interface ErasureEnvironment {
  readonly store: Pick<Store, 'erasures' | 'command' | 'access' | 'files'>;
  readonly shelf: FileShelf;
  readonly clock: Clock;
  readonly newId: IdSource;
}

/** So many events of a log, or of the account, are emptied in one transaction. */
const stretch = 200;

/** So many conversations are looked at together, and so many other things of a contact at most. */
const few = 20;
const many = 1_000;

/**
 * Ends all that is kept of a contact: what was said, log by log, each of which then says so by an event; those it was before; what the
 * account's own events tell; and, last, its sessions, so that its devices have heard of it. Every step may be done again.
 */
export function createContactErasure(environment: ErasureEnvironment): DoLongJob {
  const { store, clock, newId } = environment;
  return async (job, isStopping) => {
    const contact_id = job.message_id;
    const merged = await store.erasures.merged(contact_id, many);
    for (const contact of merged) {
      if (contact.erased_at === undefined) await eraseMerged(environment, job, contact);
    }
    const ids = [contact_id, ...merged.map(({ id }) => id)];
    const step = () => unlessStopping(isStopping);
    for (const id of ids) {
      await eraseConversations(environment, job, id, step);
      // What it never came to send, also for a conversation that it never began.
      await eraseFiles(environment, (limit) => store.files.unsentOf(id, limit));
    }
    for (let after: number | null = 0; after !== null;) {
      step();
      after = await store.erasures.emptyEvents(job.account_id, ids, after, stretch);
      await keep(environment, job);
    }
    for (const id of ids) {
      for (const session_id of await store.erasures.sessions(id, many)) {
        const at = momentOf(clock);
        await store.access.revokeSession({ event_id: newId(), session_id, at });
      }
    }
    await store.command((transaction) => transaction.finishJob(job, momentOf(clock)));
  };
}

function eraseMerged(
  { store, clock, newId }: ErasureEnvironment,
  job: LeasedJob,
  contact: Contact,
): Promise<void> {
  const principal = principalOf(job);
  const now = momentOf(clock);
  const approval = approve(null, now, [erasedDraft(contact, now)]);
  return store.command((transaction) => {
    const plan = stamp(approval, null, { principal, source: 'api', newId, number: 0 });
    return transaction.write(principal, plan, null);
  });
}

async function eraseConversations(
  environment: ErasureEnvironment,
  job: LeasedJob,
  contact_id: Id,
  step: () => void,
): Promise<void> {
  for (let number = 0; ;) {
    const found = await environment.store.erasures.conversations(contact_id, number, few);
    for (const { id, erased_at } of found) {
      if (erased_at === undefined) await eraseConversation(environment, job, id, step);
      // From then on nobody gets its files; here they are gone for good.
      await eraseFiles(environment, (limit) => environment.store.files.ofConversation(id, limit));
    }
    const last = found.at(-1);
    if (last === undefined) return;
    number = last.number;
  }
}

async function eraseFiles(
  { store, shelf }: ErasureEnvironment,
  find: (limit: number) => Promise<readonly Id[]>,
): Promise<void> {
  for (;;) {
    const ids = await find(many);
    for (const id of ids) {
      await shelf.remove(id);
      await store.files.remove(id);
    }
    if (ids.length < many) return;
  }
}

/** The event is written with the last stretch: whoever applies it finds nothing any more that was said before it. */
async function eraseConversation(
  { store, clock, newId }: ErasureEnvironment,
  job: LeasedJob,
  conversation_id: Id,
  step: () => void,
): Promise<void> {
  const principal = principalOf(job);
  for (let after: number | null = 0; after !== null;) {
    step();
    const from: number = after;
    after = await store.command((transaction) =>
      goOn(transaction.facts(principal, { conversation: conversation_id }), ({ conversation }) =>
        goOn(transaction.keepJob(job, momentOf(clock, lease_ms)), (ours) => {
          if (!ours) throw new LostJobError(`${job.id} is another's`);
          return goOn(transaction.eraseStretch(conversation_id, from, stretch), (next) => {
            if (next !== null || conversation === null) return next;
            const erased = {
              event_type: 'conversation.erased',
              internal: false,
              data: {},
            } as const;
            const approval = approve(conversation_id, momentOf(clock), [erased]);
            const options = { principal, source: 'api', newId, number: 0 } as const;
            const written = transaction.write(
              principal,
              stamp(approval, conversation, options),
              null,
            );
            return goOn(written, () => null);
          });
        }),
      ),
    );
  }
}

async function keep({ store, clock }: ErasureEnvironment, job: LeasedJob): Promise<void> {
  const ours = await store.command((transaction) =>
    transaction.keepJob(job, momentOf(clock, lease_ms)),
  );
  if (!ours) throw new LostJobError(`${job.id} is another's`);
}
