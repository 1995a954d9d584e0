import {
  decideOutcome,
  stamp,
  type Facts,
  type IdSource,
  type Moment,
  type Plan,
  type ProviderOutcome,
} from '@porchlight/protocol';
import { momentOf, type Clock } from '../domain/clock.ts';
import { goOn, type Soon } from '../domain/soon.ts';
import type { CommandTransaction, Store } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import { principalOf } from './principal-of-job.ts';

/** What settling needs. */
export interface SettlerEnvironment {
  readonly store: Pick<Store, 'command'>;
  readonly clock: Clock;
  readonly newId: IdSource;
}

/**
 * Writes what became of a job, and ends it, in one transaction. Resolves to true where a status changed; where the lease has
 * run out, or the message has gone on, nothing is written of the outcome.
 */
export type SettleJob = (job: LeasedJob, outcome: ProviderOutcome) => Promise<boolean>;

/** Makes the one place where jobs change messages. */
export function createJobSettler({ store, clock, newId }: SettlerEnvironment): SettleJob {
  return (job, outcome) =>
    store.command((transaction) => {
      const now = momentOf(clock);
      return goOn(factsOf(transaction, job), (facts) =>
        goOn(transaction.finishJob(job, now), (ours) =>
          ours ? write(transaction, job, planOf(facts, job, outcome, now, newId)) : false,
        ),
      );
    });
}

/** The conversation comes first: whoever writes to it waits for this, and this for whoever was first. */
function factsOf(transaction: CommandTransaction, job: LeasedJob): Soon<Facts> {
  const { conversation_id: conversation, message_id: message } = job;
  return transaction.facts(principalOf(job), { conversation, message, provider: true });
}

function planOf(
  facts: Facts,
  job: LeasedJob,
  outcome: ProviderOutcome,
  now: Moment,
  newId: IdSource,
): Plan {
  const approval = decideOutcome(facts, job.attempt, outcome, now);
  const { account_id } = job;
  const options = { principal: { account_id }, source: 'api', newId, number: 0 } as const;
  return stamp(approval, facts.conversation, options);
}

function write(transaction: CommandTransaction, job: LeasedJob, plan: Plan): Soon<boolean> {
  const changes = plan.events.length > 0;
  if (!changes && plan.jobs === undefined) return false;
  return goOn(transaction.write(principalOf(job), plan, null), () => changes);
}
