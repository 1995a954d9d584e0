import type { MessageStatusReport } from './commands.ts';
import {
  approve,
  maySee,
  notFound,
  type Approval,
  type Decision,
  type JobDraft,
} from './decision.ts';
import type { ApiInbox, Delivery, Message, Moment, Principal } from './entities.ts';
import { reject, type Rejection } from './errors.ts';
import type { Facts } from './facts.ts';
import type { Id } from './ids.ts';
import { judgeTransition, type Status } from './status.ts';

/** A message that its provider carries. */
export type CarriedMessage = Message & Delivery;

/** What became of handing a message over. `overdue`: the provider took it and has said nothing since. */
export type ProviderOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly external_error: string }
  | { readonly kind: 'overdue' };

/** Where a new message stands: `pending` while somebody still has to take it. */
export function beginDelivery({ webhook_url, async_status }: ApiInbox): Delivery {
  const status = webhook_url !== null || async_status ? 'pending' : 'sent';
  return { status, external_error: null, attempt: 1 };
}

/** What is to be done for a message that has just become pending. Nobody is told where there is no webhook, so the time runs at once. */
export function deliveryJobs(
  provider: ApiInbox,
  { status, attempt, message_id }: Pick<Delivery, 'status' | 'attempt'> & { message_id: Id },
  now: Moment,
): readonly JobDraft[] {
  if (status !== 'pending') return [];
  if (provider.webhook_url === null) return [watchdog(provider, message_id, attempt, now)];
  return [{ kind: 'provider.deliver', message_id, attempt, due_at: now }];
}

function watchdog(
  { pending_timeout_s }: ApiInbox,
  message_id: Id,
  attempt: number,
  now: Moment,
): JobDraft {
  const due_at = new Date(Date.parse(now) + pending_timeout_s * 1_000).toISOString();
  return { kind: 'status.watchdog', message_id, attempt, due_at };
}

/** Judges `message.set_status` by the ladder. */
export function setMessageStatus(
  facts: Facts,
  principal: Principal,
  { status, external_error }: MessageStatusReport,
  now: Moment,
): Decision {
  const found = findCarried(facts, principal);
  return found.ok ? climb(found, status, external_error ?? null, now) : found;
}

/** Judges `message.retry`: from `failed` to `pending`. Who asks twice gets what the first has got. */
export function retryMessage(facts: Facts, principal: Principal, now: Moment): Decision {
  const found = findCarried(facts, principal);
  return found.ok ? climb(found, 'pending', null, now) : found;
}

/**
 * What follows when a message was handed over, or has waited too long. Nothing where it is no more `pending` in that attempt:
 * somebody was quicker.
 */
export function decideOutcome(
  facts: Facts,
  attempt: number,
  outcome: ProviderOutcome,
  now: Moment,
): Approval {
  const { conversation, message, provider } = facts;
  const nothing = approve(conversation?.id ?? null, now, []);
  if (provider === null || message === null || message === 'elsewhere') return nothing;
  if (!isCarried(message)) return nothing;
  if (!awaitsHandover(message, attempt)) return nothing;
  const found = { message, provider };
  switch (outcome.kind) {
    case 'refused':
      return changeTo(found, 'failed', outcome.external_error, now);
    case 'overdue':
      return changeTo(found, 'failed', 'timeout', now);
    case 'accepted':
      return provider.async_status
        ? { ...nothing, jobs: [watchdog(provider, message.id, attempt, now)] }
        : changeTo(found, 'sent', null, now);
  }
}

/** True while a message still waits for its provider in this attempt. One that was recalled waits for nobody. */
export function awaitsHandover(message: Message, attempt: number): boolean {
  const stands = message.recalled_at === null;
  return stands && message.status === 'pending' && message.attempt === attempt;
}

/** True for a message with an explicit status. */
export function isCarried(message: Message): message is CarriedMessage {
  return message.status !== undefined;
}

interface Found {
  readonly message: CarriedMessage;
  readonly provider: ApiInbox;
}

function findCarried(facts: Facts, principal: Principal): ({ ok: true } & Found) | Rejection {
  const { conversation, message, provider } = facts;
  if (principal.kind !== 'agent' || conversation === null || !maySee(principal, conversation)) {
    return notFound('conversation');
  }
  if (provider === null) return reject('forbidden', 'only providers’ inboxes have statuses to set');
  if (message === null || message === 'elsewhere') return notFound('message');
  if (!isCarried(message)) return reject('forbidden', 'this message went to no provider');
  return { ok: true, message, provider };
}

function climb(found: Found, to: Status, external_error: string | null, now: Moment): Decision {
  const from = found.message.status;
  switch (judgeTransition(from, to)) {
    case 'same':
      return approve(found.message.conversation_id, now, []);
    case 'regression':
      return reject('status_regression', `from ${from} to ${to} is no way`);
    case 'changed':
      return to === 'pending' && found.message.recalled_at !== null
        ? reject('recalled', 'what was recalled is not handed over again')
        : changeTo(found, to, external_error, now);
  }
}

function changeTo(
  { message, provider }: Found,
  status: Status,
  error: string | null,
  now: Moment,
): Approval {
  const attempt = status === 'pending' ? message.attempt + 1 : message.attempt;
  const external_error = status === 'failed' ? error : null;
  const data = { message_id: message.id, status, external_error, attempt };
  const event = { event_type: 'message.status_changed', internal: true, data } as const;
  const jobs = deliveryJobs(provider, data, now);
  return { ...approve(message.conversation_id, now, [event]), jobs };
}
