import {
  limits,
  nothingMailed,
  unreadReplies,
  type Message,
  type PushNotice,
} from '@porchlight/protocol';
import { momentOf, type Clock } from '../domain/clock.ts';
import type { Store } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import type { PushSubscription } from '../domain/push-store.ts';
import type { Log } from '../domain/telemetry.ts';
import type { PushOutcome, SendPush } from '../push/push-sender.ts';
import { mailBackoff_ms } from './backoff.ts';
import type { DoJob } from './job-runner.ts';
import { messageOf, messagesWith } from './message-of-job.ts';

/** What pushes need. */
export interface PushEnvironment {
  readonly store: Pick<Store, 'read' | 'push' | 'jobs' | 'command'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly push: SendPush;
}

/** Tries to reach push services; after the last one it is given up. */
const mostTries = 5;

/** What is to be told, and whom. */
interface Plan {
  readonly message: Message;
  readonly title: string;
  readonly inbox_key: string;
  readonly name: string;
  readonly to: readonly PushSubscription[];
}

/**
 * Tells the browsers of a visitor that there is an answer, where it is still unread. Browsers that are gone are forgotten; where a
 * service wants it later all are told once more, which shows nothing new where it has been told already.
 */
export function createPushTeller(environment: PushEnvironment): DoJob {
  const { store, clock, log, random, push } = environment;
  return async (job) => {
    const plan = job.tries > mostTries ? null : await planFor(environment, job);
    const outcomes = await Promise.all(
      (plan?.to ?? []).map(async (subscription) => {
        const outcome = await push(subscription, noticeOf(job, plan as Plan, subscription));
        if (outcome === 'gone') await store.push.remove(subscription.endpoint_hash);
        return outcome;
      }),
    );
    const { conversation_id, tries } = job;
    const failed = outcomes.filter((outcome) => outcome !== 'sent');
    if (failed.length > 0)
      log.info({ conversation_id, tries, failed }, 'a push did not go through');
    if (!isLater(outcomes))
      return void (await store.command((work) => work.finishJob(job, momentOf(clock))));
    await store.jobs.postpone(job, momentOf(clock, mailBackoff_ms(tries, random)));
  };
}

function isLater(outcomes: readonly PushOutcome[]): boolean {
  return outcomes.includes('later');
}

/** Null where there is nothing to tell any more, or nobody. */
async function planFor({ store, clock }: PushEnvironment, job: LeasedJob): Promise<Plan | null> {
  const { account_id, conversation_id } = job;
  const snapshot = await store.read.snapshot(conversation_id, 'visitor', limits.history_page);
  const message = await messageOf(store, job);
  if (snapshot === null || message === null) return null;
  const { conversation, contact } = snapshot;
  const messages = messagesWith(message, snapshot);
  const unread = unreadReplies({ conversation, messages, mark: nothingMailed });
  // An answer that came later tells of both.
  if (unread.at(-1)?.id !== message.id) return null;
  const inboxes = await store.read.inboxes(account_id);
  const inbox = inboxes.find(({ id }) => id === conversation.inbox_id);
  if (inbox?.kind !== 'website') return null;
  const agents = await store.read.agents(account_id);
  const name = agents.find(({ id }) => id === message.author.id)?.name ?? inbox.name;
  const to = await store.push.of(contact.id, momentOf(clock));
  return { message, title: inbox.name, inbox_key: inbox.key, name, to };
}

function noticeOf(job: LeasedJob, plan: Plan, { words }: PushSubscription): PushNotice {
  const { title, inbox_key, name } = plan;
  const body = words.replace('{name}', () => name);
  return { title, body, inbox_key, conversation_id: job.conversation_id };
}
