import type { Id, IdSource, Source } from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import { tokenHash } from './session-tokens.ts';
import type { Store } from './store.ts';

/** Tells callers by their tokens, and ends sessions. */
export interface Sessions {
  /** The caller with this token; null for one that is unknown, expired or revoked. Rejects with StorageError. */
  readonly identify: (token: string, how: Seen) => Promise<Caller | null>;
  /** Ends a session and its open connections. */
  readonly revoke: (session_id: Id) => Promise<void>;
}

/** How a caller came. `agent_source` is what an agent's commands are said to come from. */
export interface Seen {
  readonly address: string;
  readonly agent_source: Exclude<Source, 'widget'>;
}

/** Longer words are no tokens of ours, and need not be hashed. */
const longest = 200;

/** Makes the sessions; `ended` hears of every session that was revoked. */
export function createSessions(
  { access }: Pick<Store, 'access'>,
  clock: Clock,
  newId: IdSource,
  ended: (session_id: Id) => void,
): Sessions {
  return {
    async identify(token, { address, agent_source }) {
      if (token === '' || token.length > longest) return null;
      const looked_up_ms = clock.now();
      const found = await access.principalOf(tokenHash(token), momentOf(clock));
      if (found === null) return null;
      const source = found.principal.kind === 'visitor' ? 'widget' : agent_source;
      const { known: _for_its_own_door, ...held } = found;
      return { ...held, source, address, looked_up_ms };
    },
    async revoke(session_id) {
      await access.revokeSession({ event_id: newId(), session_id, at: momentOf(clock) });
      // Other nodes hear of it from the feed; this one need not wait for it.
      ended(session_id);
    },
  };
}
