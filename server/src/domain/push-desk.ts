import {
  reject,
  type Accepted,
  type PushRequest,
  type PushSettings,
  type Rejection,
} from '@porchlight/protocol';
import { hash } from 'node:crypto';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import { chargeCommand, type RateLimits } from './rate-limits.ts';
import type { Store } from './store.ts';

/** How visitors ask to be told of answers after they have left. All reject with StorageError. */
export interface PushDesk {
  readonly settings: () => Accepted<PushSettings>;
  /** Tells this browser from now on, for as long as the session lives that it asks with. */
  readonly subscribe: (caller: Caller, request: PushRequest) => Promise<Answer>;
  /** Tells it no more. Of one that is not known, the same is true. */
  readonly unsubscribe: (caller: Caller, endpoint: string) => Promise<Answer>;
}

type Answer = Accepted<object> | Rejection;

/** What the desk needs. */
export interface PushDeskEnvironment {
  readonly store: Pick<Store, 'push'>;
  readonly clock: Clock;
  readonly limits: RateLimits;
  readonly public_key: string;
  /** Also addresses without TLS: for development. */
  readonly allow_private: boolean;
}

/** Makes the desk. */
export function createPushDesk(environment: PushDeskEnvironment): PushDesk {
  const { store, clock, limits, public_key, allow_private } = environment;
  return {
    settings: () => ({ ok: true, key: public_key }),
    async subscribe(caller, { endpoint, keys, text }) {
      const { principal, session_id } = caller;
      if (principal.kind !== 'visitor') return forVisitors();
      const wait_ms = chargeCommand(limits, caller);
      if (wait_ms > 0) return tooMany(wait_ms);
      const protocol = URL.parse(endpoint)?.protocol;
      if (protocol !== 'https:' && !(allow_private && protocol === 'http:'))
        return reject('invalid', 'endpoint: an address that begins with https:');
      await store.push.put({
        endpoint_hash: hashOf(endpoint),
        contact_id: principal.id,
        session_id,
        endpoint,
        ...keys,
        words: text,
        created_at: momentOf(clock),
      });
      return { ok: true };
    },
    async unsubscribe(caller, endpoint) {
      if (caller.principal.kind !== 'visitor') return forVisitors();
      const wait_ms = chargeCommand(limits, caller);
      if (wait_ms > 0) return tooMany(wait_ms);
      await store.push.remove(hashOf(endpoint));
      return { ok: true };
    },
  };
}

/** Whoever knows an endpoint may end what goes there: nobody else can name it. */
function hashOf(endpoint: string): string {
  return hash('sha256', endpoint, 'base64url');
}

function tooMany(wait_ms: number): Rejection {
  return reject('rate_limited', 'too many of these', wait_ms);
}

function forVisitors(): Rejection {
  return reject('forbidden', 'only visitors are told of answers so');
}
