import type { JobDraft } from './decision.ts';
import type { Moment } from './entities.ts';
import type { Facts } from './facts.ts';
import type { Id } from './ids.ts';

/** Whoever has the chat before their eyes has read a reply by then, in milliseconds. */
const delay_ms = 10_000;

/** What is to be done about a reply to somebody who wants to be told of it after leaving: to look whether it is still unread. */
export function pushJobs(
  { pushes }: Pick<Facts, 'pushes'>,
  message_id: Id,
  now: Moment,
): readonly JobDraft[] {
  if (!pushes) return [];
  const due_at = new Date(Date.parse(now) + delay_ms).toISOString();
  return [{ kind: 'push.tell', message_id, attempt: 1, due_at }];
}

/** What a visitor's browser has to know to ask for pushes. */
export interface PushSettings {
  /** The server's public key (VAPID), base64url; null where this server pushes nothing. */
  readonly key: string | null;
}

/** A visitor's browser wants pushes. Where they go, and how they are sealed, the browser has made up. */
export interface PushRequest {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** What the notification says, in the visitor's language; `{name}` stands for who has answered. */
  readonly text: string;
}

/** What a push tells the browser, which nobody between can read. Nothing of what was written: it may be seen by others, and can't be recalled. */
export interface PushNotice {
  readonly title: string;
  readonly body: string;
  readonly conversation_id: Id;
  readonly inbox_key: string;
}
