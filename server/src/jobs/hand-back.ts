import { handBack, stamp, type Id, type IdSource, type Principal } from '@porchlight/protocol';
import { momentOf, type Clock } from '../domain/clock.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import { goOn } from '../domain/soon.ts';
import type { CommandWork, Store } from '../domain/store.ts';
import { lease_ms, type DoLongJob } from './job-runner.ts';
import { LostJobError } from './lost-job.ts';
import { unlessStopping } from './stopped.ts';

/** What handing back needs. */
export interface HandBackEnvironment {
  readonly store: Pick<Store, 'read' | 'command' | 'commands'>;
  readonly clock: Clock;
  readonly newId: IdSource;
}

/** So many conversations are looked up together. */
const many = 200;

/** So many are handed back together: each alone would take a commit. */
const few = 20;

/**
 * Between them, in milliseconds. Every console asks for each conversation that it did not know: at a hundred a second it
 * keeps a third of the commands that it may give for what somebody does there.
 */
const pause_ms = 200;

/** Takes every conversation of an agent who was removed from it, the open ones first. Every step may be done again. */
export function createHandBack(environment: HandBackEnvironment): DoLongJob {
  const { store, clock } = environment;
  return async (job, isStopping) => {
    for (;;) {
      const found = await store.read.assigned(job.account_id, job.message_id, many);
      if (found.length === 0) break;
      for (let begin = 0; begin < found.length; begin += few) {
        const releases = found.slice(begin, begin + few).map((id) => release(environment, job, id));
        unlessStopping(isStopping);
        await store.commands([keep(environment, job), ...releases]);
        if (releases.length === few) await pause(clock);
      }
    }
    await store.command((transaction) => transaction.finishJob(job, momentOf(clock)));
  };
}

function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => clock.after(pause_ms, resolve));
}

function keep({ clock }: HandBackEnvironment, job: LeasedJob): CommandWork<void> {
  return (transaction) =>
    goOn(transaction.keepJob(job, momentOf(clock, lease_ms)), (ours) => {
      if (!ours) throw new LostJobError(`${job.id} is another's`);
    });
}

function release(
  { clock, newId }: HandBackEnvironment,
  { account_id, message_id: agent_id }: LeasedJob,
  conversation_id: Id,
): CommandWork<void> {
  const principal: Principal = { kind: 'agent', id: agent_id, account_id, role: 'agent' };
  return (transaction) =>
    goOn(transaction.facts(principal, { conversation: conversation_id }), ({ conversation }) => {
      // Somebody may have taken it meanwhile.
      if (conversation?.assignee_id !== agent_id) return;
      const approval = handBack(conversation_id, agent_id, momentOf(clock));
      const options = { principal, source: 'api', newId, number: 0 } as const;
      return transaction.write(principal, stamp(approval, conversation, options), null);
    });
}
