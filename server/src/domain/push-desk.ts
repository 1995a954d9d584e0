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
  readonly public_key: string;
  /** Also addresses without TLS: for development. */
  readonly allow_private: boolean;
}

/** Makes the desk. */
export function createPushDesk(environment: PushDeskEnvironment): PushDesk {
  const { store, clock, public_key, allow_private } = environment;
  return {
    settings: () => ({ ok: true, key: public_key }),
    async subscribe({ principal, session_id }, { endpoint, keys, text }) {
      if (principal.kind !== 'visitor') return forVisitors();
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
    async unsubscribe({ principal }, endpoint) {
      if (principal.kind !== 'visitor') return forVisitors();
      await store.push.remove(hashOf(endpoint));
      return { ok: true };
    },
  };
}

/** Whoever knows an endpoint may end what goes there: nobody else can name it. */
function hashOf(endpoint: string): string {
  return hash('sha256', endpoint, 'base64url');
}

function forVisitors(): Rejection {
  return reject('forbidden', 'only visitors are told of answers so');
}
