import {
  reject,
  type Accepted,
  type Id,
  type IdSource,
  type Moment,
  type Rejection,
} from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import { newToken, tokenHash } from './session-tokens.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';
import type { StoredToken } from './access-store.ts';

/** A token as it is shown once, to whoever asked for it. */
export interface ShownToken extends StoredToken {
  readonly token: string;
}

/** Personal tokens: programs act by them as the agent who made them. All reject with StorageError. */
export interface TokenAccess {
  readonly create: (caller: Caller, name: string) => Promise<Accepted<ShownToken> | Rejection>;
  /** The caller's own. */
  readonly list: (
    caller: Caller,
  ) => Promise<Accepted<{ tokens: readonly StoredToken[] }> | Rejection>;
  /** Ends one of the caller's own, and the connections that were opened with it. */
  readonly revoke: (caller: Caller, id: string) => Promise<Accepted<object> | Rejection>;
}

/** What tokens need. */
export interface TokenAccessEnvironment {
  readonly store: Pick<Store, 'access'>;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly sessions: Pick<Sessions, 'revoke'>;
}

/** Nobody has use for more at once, and all of them must fit into the list that they are revoked from. */
const mostTokens = 100;

/** Tokens hold until they are revoked. */
const never: Moment = '9999-12-31T23:59:59.999Z';

/** Makes the desk for personal tokens. */
export function createTokenAccess(environment: TokenAccessEnvironment): TokenAccess {
  const { store, sessions } = environment;
  return {
    async create({ principal }, name) {
      if (principal.kind !== 'agent') return forAgents();
      const { length } = await store.access.tokens(principal.id);
      if (length >= mostTokens) return reject('forbidden', `no more than ${mostTokens} tokens`);
      return { ok: true, ...(await createToken(environment, principal.id, name)) };
    },
    async list({ principal }) {
      if (principal.kind !== 'agent') return forAgents();
      return { ok: true, tokens: await store.access.tokens(principal.id) };
    },
    async revoke({ principal }, id) {
      const own = principal.kind === 'agent' ? await store.access.tokens(principal.id) : [];
      if (!own.some((token) => token.id === id)) return reject('not_found', 'no such token');
      await sessions.revoke(id);
      return { ok: true };
    },
  };
}

/** Makes a token for an agent. Only its hash is kept. */
export async function createToken(
  { store, clock, newId }: Omit<TokenAccessEnvironment, 'sessions'>,
  agent_id: Id,
  name: string,
): Promise<ShownToken> {
  const token = `pat_${newToken()}`;
  const stored = { id: newId(), name, created_at: momentOf(clock) };
  const session = { ...stored, agent_id, token_hash: tokenHash(token), expires_at: never };
  await store.access.createAgentSession(session);
  return { ...stored, token };
}

function forAgents(): Rejection {
  return reject('unknown_command', 'for agents only');
}
