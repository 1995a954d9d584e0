import {
  reject,
  schemaVersion,
  type Accepted,
  type Agent,
  type AgentEvent,
  type AgentSession,
  type Id,
  type IdSource,
  type NewAgentRequest,
  type PasswordChange,
  type Rejection,
  type SignInRequest,
  type Source,
} from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { RateLimits } from './rate-limits.ts';
import { newToken, tokenHash } from './session-tokens.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';

/** How agents get in. All reject with StorageError where storage does not answer. */
export interface AgentAccess {
  /** A session for the right e-mail address and password. */
  readonly signIn: (
    request: SignInRequest,
    address: string,
  ) => Promise<Accepted<AgentSession> | Rejection>;
  /** The caller's own record. */
  readonly current: (caller: Caller) => Promise<Accepted<{ agent: Agent }> | Rejection>;
  /** Signs the caller in otherwise from now on, and ends its sign-ins but this one. Programs' tokens hold on. */
  readonly changePassword: (
    caller: Caller,
    change: PasswordChange,
  ) => Promise<Accepted<object> | Rejection>;
  /** Makes a colleague; admins alone may. */
  readonly create: (
    caller: Caller,
    request: NewAgentRequest,
  ) => Promise<Accepted<{ agent: Agent }> | Rejection>;
}

/** What agents' access needs. */
export interface AgentAccessEnvironment {
  readonly store: Pick<Store, 'access' | 'read' | 'createAgent'>;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly limits: RateLimits;
  readonly sessions: Pick<Sessions, 'revoke'>;
}

/** How long an agent stays signed in, in milliseconds: 30 days. */
export const agentSession_ms = 30 * 24 * 3_600_000;

/** Makes the agents' door. */
export function createAgentAccess(environment: AgentAccessEnvironment): AgentAccess {
  const { store, clock, newId } = environment;
  // Checked in place of the hash of somebody who isn't there, so that both take as long.
  let nobody: Promise<string> | undefined;

  /** Whoever has this address and password. */
  async function judge(
    email: string,
    password: string,
    address: string,
  ): Promise<Agent | Rejection> {
    const key = email.trim().toLowerCase();
    const guesses = createGuesses(environment.limits, address, key);
    // Each attempt costs a slow hash.
    const early_ms = guesses.wait() || environment.limits.sign_ins.take(address);
    if (early_ms > 0) return reject('rate_limited', 'too many sign-ins', early_ms);
    const found = await store.access.findAgentByEmail(key);
    const wait_ms = guesses.take();
    if (wait_ms > 0) return reject('rate_limited', 'too many sign-ins', wait_ms);
    const right = await verifyPassword(
      password,
      found?.password_hash ?? (await (nobody ??= hashPassword(newToken()))),
    );
    if (found === null || !right) {
      return reject('wrong_credentials', 'the e-mail address or the password is wrong');
    }
    guesses.giveBack();
    return agentOf(found);
  }

  return {
    async signIn({ email, password }, address) {
      const judged = await judge(email, password, address);
      if ('ok' in judged) return judged;
      return { ok: true, token: await openSession(environment, judged.id), agent: judged };
    },
    async changePassword({ principal, address, session_id }, { current, password }) {
      const agents = await store.read.agents(principal.account_id);
      const email = agents.find(({ id }) => id === principal.id)?.email;
      if (principal.kind !== 'agent' || email === undefined)
        return reject('forbidden', 'for agents only');
      const judged = await judge(email, current, address);
      if ('ok' in judged) return judged;
      await store.access.setPassword(principal.id, await hashPassword(password));
      for (const id of await store.access.signIns(principal.id, momentOf(clock)))
        if (id !== session_id) await environment.sessions.revoke(id);
      return { ok: true };
    },
    async current({ principal: { id, account_id } }) {
      const agent = (await store.read.agents(account_id)).find((one) => one.id === id);
      return agent === undefined
        ? reject('session_expired', 'no such agent any more')
        : { ok: true, agent };
    },
    async create({ principal, source }, request) {
      if (principal.kind !== 'agent' || principal.role !== 'admin') {
        return reject('forbidden', 'only an admin makes agents');
      }
      const agent = newAgent(newId(), request);
      const made = await storeAgent(store, agent, request.password, {
        event_id: newId(),
        timestamp: momentOf(clock),
        account_id: principal.account_id,
        source,
      });
      return made ? { ok: true, agent } : reject('invalid', 'email: is in use already');
    },
  };
}

/** Counts a guess before it is judged, so that many at once are counted too; who was right gets it back. */
function createGuesses(limits: RateLimits, address: string, email: string) {
  const counted = [
    [limits.wrong_by_address, address],
    [limits.wrong_by_email, email],
  ] as const;
  const wait = () => Math.max(...counted.map(([buckets, key]) => buckets.wait(key)));
  return {
    wait,
    take: () => wait() || Math.max(...counted.map(([buckets, key]) => buckets.take(key))),
    giveBack: () => counted.forEach(([buckets, key]) => buckets.giveBack(key)),
  };
}

async function openSession(
  { store, clock, newId }: AgentAccessEnvironment,
  agent_id: Id,
): Promise<string> {
  const token = newToken();
  await store.access.createAgentSession({
    id: newId(),
    agent_id,
    token_hash: tokenHash(token),
    created_at: momentOf(clock),
    expires_at: momentOf(clock, agentSession_ms),
  });
  return token;
}

/** An agent without a picture, and no admin unless that was asked for. */
export function newAgent(
  id: Id,
  { name, email, role = 'agent' }: Omit<NewAgentRequest, 'password'>,
): Agent {
  return { id, name, email: email.trim().toLowerCase(), role, avatar_url: null };
}

/** Stores an agent with its event; false where the e-mail address is taken. */
export async function storeAgent(
  store: Pick<Store, 'createAgent'>,
  agent: Agent,
  password: string,
  made: { event_id: Id; timestamp: string; account_id: Id; source: Source },
): Promise<boolean> {
  const event: AgentEvent = {
    ...made,
    event_type: 'agent.created',
    schema_version: schemaVersion,
    conversation_id: null,
    seq: null,
    prev: null,
    data: { agent },
  };
  const password_hash = await hashPassword(password);
  return store.createAgent({ ...agent, account_id: made.account_id, password_hash }, event);
}

function agentOf({ id, name, email, role, avatar_url }: Agent): Agent {
  return { id, name, email, role, avatar_url };
}
