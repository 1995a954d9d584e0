import type { PushNotice } from '@porchlight/protocol';
import { hash } from 'node:crypto';
import webPush from 'web-push';
import type { PushSubscription } from '../domain/push-store.ts';
import type { CallWebhook } from '../webhooks/webhook-caller.ts';
import type { PushKeys } from './push-keys.ts';

/** What came of a push. */
export type PushOutcome =
  | 'sent'
  /** The browser takes no more of them, or never did. */
  | 'gone'
  /** The push service does not answer, or wants it later. */
  | 'later'
  /** It was refused, for a reason that has nothing to do with this browser. */
  | 'refused';

/** Tells a browser, by the push service that it named. Never rejects. */
export type SendPush = (to: PushSubscription, notice: PushNotice) => Promise<PushOutcome>;

/** What a sender is made from. */
export interface PushSenderOptions {
  readonly keys: PushKeys;
  /** Where push services find who is behind the pushes: an https address, or `mailto:`. */
  readonly subject: string;
  /** Behind the guard that webhooks have, because a visitor has chosen the address; with its deadline. */
  readonly call: CallWebhook;
}

/** A push that can't be delivered for so long is let go, in seconds: a day. */
const ttl_s = 86_400;

/** Makes the sender. What it sends nobody but the browser can read. */
export function createPushSender({ keys, subject, call }: PushSenderOptions): SendPush {
  const vapidDetails = {
    subject,
    publicKey: keys.public_key,
    privateKey: keys.private_key,
  };
  const seal = ({ endpoint, p256dh, auth }: PushSubscription, notice: PushNotice) => {
    // One for each conversation: a later push takes the place of one that was not fetched.
    const topic = hash('sha256', notice.conversation_id, 'base64url').slice(0, 32);
    const options = { vapidDetails, TTL: ttl_s, urgency: 'normal', topic } as const;
    const subscription = { endpoint, keys: { p256dh, auth } };
    return webPush.generateRequestDetails(subscription, JSON.stringify(notice), options);
  };
  return async (to, notice) => {
    let sealed: ReturnType<typeof seal>;
    try {
      sealed = seal(to, notice);
    } catch {
      // Keys that are none: nothing could ever be read there.
      return 'gone';
    }
    const headers = Object.fromEntries(
      Object.entries(sealed.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const answer = await call(to.endpoint, headers, sealed.body ?? '');
    if (answer.kind === 'forbidden') return 'gone';
    return answer.kind === 'failed' ? 'later' : outcomeOf(answer.status);
  };
}

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  return status === 429 || status >= 500 ? 'later' : 'refused';
}
