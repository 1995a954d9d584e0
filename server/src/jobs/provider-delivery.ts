import {
  awaitsHandover,
  type AgentEvent,
  type Attachment,
  type Id,
  type Inbox,
  type ProviderOutcome,
} from '@porchlight/protocol';
import { Webhook } from 'standardwebhooks';
import { momentOf, type Clock } from '../domain/clock.ts';
import type { Store, StoredItem } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import type { Log } from '../domain/telemetry.ts';
import { retryAfter_ms } from '../webhooks/retry-after.ts';
import type { CallWebhook, WebhookAnswer } from '../webhooks/webhook-caller.ts';
import { webhookSecret } from '../domain/webhook-secret.ts';
import { backoff_ms, mostTries } from './backoff.ts';
import type { DoJob } from './job-runner.ts';
import type { SettleJob } from './provider-settler.ts';

/** What deliveries need. */
export interface DeliveryEnvironment {
  readonly store: Pick<Store, 'read' | 'numbers' | 'jobs'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly call: CallWebhook;
  readonly settle: SettleJob;
  readonly random: () => number;
  /** The server's own; see `webhookSecret`. */
  readonly secret: string;
  /** Where a provider gets a file, for a day. */
  readonly fileUrl: (file: Attachment) => string;
}

/** Either the end of a delivery, or when to try again at the earliest. */
type Verdict =
  | { readonly kind: 'final'; readonly outcome: ProviderOutcome }
  | { readonly kind: 'again'; readonly error: string; readonly wait_ms: number };

/**
 * Hands a message to its provider: at least once, under an id that stays the same. Attempts leave the status alone; the last
 * one's failure, or an answer that says never, fails the message.
 */
export function createProviderDelivery(environment: DeliveryEnvironment): DoJob {
  const { store, clock, log, settle } = environment;
  return async (job) => {
    const verdict = await deliver(environment, job);
    if (verdict.kind === 'final') {
      await settle(job, verdict.outcome);
      return;
    }
    const { wait_ms, error } = verdict;
    await store.jobs.postpone(job, momentOf(clock, wait_ms));
    log.info({ job: job.id, tries: job.tries, wait_ms, error }, 'a message was not handed over');
  };
}

async function deliver(environment: DeliveryEnvironment, job: LeasedJob): Promise<Verdict> {
  const { store, call, clock, secret } = environment;
  const item = await store.read.messageItem(job.conversation_id, job.message_id);
  const event = eventOf(item, job);
  // Recalled, or told by the provider itself, or tried anew: the settler finds the same, and only ends the job.
  if (event === null) return final({ kind: 'accepted' });
  const found = await destinationOf(store, job);
  if (found?.inbox.kind !== 'api' || found.inbox.webhook_url === null) {
    return refused('this inbox has no webhook any more');
  }
  // Whatever ended the tries before this one (a crash, say), it must not go on for ever.
  if (job.tries > mostTries) return refused(`not handed over in ${mostTries} tries`);
  const { inbox, recipient } = found;
  const body = JSON.stringify({ ...event, ...filesOf(event, environment), recipient });
  const headers = signatureOf(webhookSecret(secret, inbox.id), job.id, clock.now(), body);
  return judge(await call(found.inbox.webhook_url, headers, body), job, environment);
}

/** The one envelope, as `GET /events` has it, while the message still waits in this attempt. */
function eventOf(item: StoredItem | null, { attempt }: LeasedJob): DeliveredEvent | null {
  if (item === null || !('stored' in item)) return null;
  const { event } = item.stored;
  if (event.event_type !== 'message.created') return null;
  const waits = awaitsHandover(event.data.message, attempt);
  return waits ? ({ ...event, position: item.position } as DeliveredEvent) : null;
}

type DeliveredEvent = Extract<AgentEvent, { event_type: 'message.created' }>;

/** Where the files of a message are to be had. */
function filesOf(
  { data: { message } }: DeliveredEvent,
  { fileUrl }: DeliveryEnvironment,
): { readonly files?: readonly { readonly id: Id; readonly url: string }[] } {
  const { attachments } = message;
  return attachments === undefined
    ? {}
    : { files: attachments.map((file) => ({ id: file.id, url: fileUrl(file) })) };
}

/** For whom a message is: the provider's own id of the contact, and the numbers by which v1 names what it is about. */
interface Recipient {
  readonly source_id: string | null;
  readonly contact_number: number;
  readonly conversation_number: number;
  readonly inbox_number: number;
}

async function destinationOf(
  { read, numbers }: DeliveryEnvironment['store'],
  { account_id, conversation_id }: LeasedJob,
): Promise<{ readonly inbox: Inbox; readonly recipient: Recipient } | null> {
  const [row] = await read.conversations([conversation_id]);
  const inboxes = await numbers.inboxes(account_id);
  const inbox = inboxes.find(({ id }) => id === row?.conversation.inbox_id);
  const contact = await numbers.contactById(account_id, row?.conversation.contact_id ?? '');
  if (row === undefined || inbox === undefined || contact === null) return null;
  const source = contact.sources.find(({ inbox_id }) => inbox_id === inbox.id);
  const recipient = {
    source_id: source?.source_id ?? null,
    contact_number: contact.number,
    conversation_number: row.conversation.number,
    inbox_number: inbox.number,
  };
  return { inbox, recipient };
}

function signatureOf(secret: string, id: string, now_ms: number, body: string) {
  const at = new Date(now_ms);
  return {
    'user-agent': 'Porchlight',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now_ms / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

/** Of the refusals these may pass; all others of the 4xx say that the same will be refused again. */
const passing: ReadonlySet<number> = new Set([408, 409, 425, 429]);

function judge(
  answer: WebhookAnswer,
  job: LeasedJob,
  { clock, random }: DeliveryEnvironment,
): Verdict {
  if (answer.kind === 'forbidden') return refused('this address may not be reached');
  if (answer.kind === 'answered') {
    const { status } = answer;
    if (status >= 200 && status < 300) return final({ kind: 'accepted' });
    if (status < 500 && !passing.has(status)) return refused(`the webhook answered ${status}`);
  }
  const error = answer.kind === 'failed' ? answer.error : `the webhook answered ${answer.status}`;
  if (job.tries >= mostTries) return refused(error);
  const asked_ms =
    answer.kind === 'answered' ? retryAfter_ms(answer.retry_after, clock.now()) : undefined;
  return { kind: 'again', error, wait_ms: asked_ms ?? backoff_ms(job.tries, random) };
}

function refused(external_error: string): Verdict {
  return final({ kind: 'refused', external_error });
}

function final(outcome: ProviderOutcome): Verdict {
  return { kind: 'final', outcome };
}
