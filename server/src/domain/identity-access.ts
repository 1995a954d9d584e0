import {
  approve,
  knownOf,
  limits as protocolLimits,
  planIdentity,
  reject,
  schemaVersion,
  stamp,
  type Accepted,
  type AgentEvent,
  type Contact,
  type Id,
  type IdentifiedSession,
  type IdentityFacts,
  type IdSource,
  type Principal,
  type ProvenIdentity,
  type Rejection,
  type WebsiteInbox,
} from '@porchlight/protocol';
import { judgeIdentityClaims } from '@porchlight/protocol/schemas';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import { identitySecret } from './identity-secret.ts';
import { openIdentityToken } from './identity-token.ts';
import type { RateLimits } from './rate-limits.ts';
import { newToken, tokenHash } from './session-tokens.ts';
import { goOn } from './soon.ts';
import type { CommandWork, Store } from './store.ts';
import type { IdentityDecision } from './identity-store.ts';
import type { Log } from './telemetry.ts';
import { visitorSession_ms } from './visitor-access.ts';

/** How visitors prove who they are. Rejects with StorageError where storage does not answer. */
export interface IdentityAccess {
  /** Makes the caller whoever the token names; its session is another one then, and the one it came with is over. */
  readonly identify: (
    caller: Caller,
    tokens: { readonly session_token: string; readonly identity_token: string },
  ) => Promise<Accepted<IdentifiedSession> | Rejection>;
}

/** What it needs. */
export interface IdentityAccessEnvironment {
  readonly store: Pick<Store, 'identities' | 'read' | 'commands'>;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly log: Log;
  readonly limits: RateLimits;
  /** The server's own. */
  readonly secret: string;
  /** Ends the connections of a session. */
  readonly ended: (session_id: Id) => void;
}

type Visitor = Extract<Principal, { kind: 'visitor' }>;

/** Makes the desk for identity tokens. */
export function createIdentityAccess(environment: IdentityAccessEnvironment): IdentityAccess {
  const { store, clock, log, limits } = environment;

  function refuse(rejection: Rejection, reason = rejection.error.message): Rejection {
    log.info({ code: rejection.error.code, reason }, 'identity refused');
    return rejection;
  }

  async function prove(
    { account_id, inbox_id }: Visitor,
    identity_token: string,
  ): Promise<{ readonly ok: true; readonly proven: ProvenIdentity } | Rejection> {
    const inboxes = await store.read.inboxes(account_id);
    const inbox = inboxes.find((known) => known.id === inbox_id);
    if (inbox?.kind !== 'website') return reject('session_expired', 'the inbox is gone');
    const opened = await openToken(environment.secret, inbox, identity_token);
    if (!opened.ok) {
      // Why is for the log alone: whoever sent it learns nothing of the keys.
      return refuse(reject('identity_refused', 'no identity token of this inbox'), opened.reason);
    }
    const judged = judgeIdentityClaims(opened.claims, {
      inbox_key: inbox.key,
      now_ms: clock.now(),
    });
    return judged.ok ? judged : refuse(judged);
  }

  return {
    async identify(caller, { session_token, identity_token }) {
      const { principal, address, session_id } = caller;
      if (principal.kind !== 'visitor') return reject('unknown_command', 'for visitors only');
      const wait_ms = limits.visitor_sessions.take(address);
      if (wait_ms > 0) return reject('rate_limited', 'too many identities', wait_ms);
      const judged = await prove(principal, identity_token);
      if (!judged.ok) return judged;
      const { proven } = judged;
      const token = newToken();
      const outcome = await store.identities.identify({
        caller: principal,
        session_id,
        proven,
        now: momentOf(clock),
        session: {
          id: environment.newId(),
          token_hash: tokenHash(token),
          created_at: momentOf(clock),
          expires_at: momentOf(clock, visitorSession_ms),
        },
        revocation_id: environment.newId(),
        decide: decider(environment, principal, proven),
      });
      if (outcome === 'used') {
        return refuse(reject('identity_expired', 'jti: another session has used this token'));
      }
      if (outcome === 'gone') return reject('session_expired', 'no such visitor any more');
      const { contact, merged_id } = outcome;
      const me = { kind: 'visitor', id: contact.id } as const;
      const where = { account_id: principal.account_id, inbox_id: principal.inbox_id };
      const isOther = contact.id !== principal.id;
      if (isOther) environment.ended(session_id);
      await moveAll(environment, { ...principal, id: contact.id }, contact);
      const known = knownOf(contact);
      return { ok: true, token: isOther ? token : session_token, me, ...where, known, merged_id };
    },
  };
}

async function openToken(secret: string, inbox: WebsiteInbox, token: string) {
  const { id, identity } = inbox;
  if (identity?.on !== true) return { ok: false, reason: 'the inbox takes none' } as const;
  return openIdentityToken(
    token,
    identity,
    identitySecret(secret, id, identity.secret_made_at ?? ''),
  );
}

/** Runs inside the transaction, maybe more than once. */
function decider(
  { clock, newId }: IdentityAccessEnvironment,
  { account_id }: Visitor,
  proven: ProvenIdentity,
): (facts: IdentityFacts) => IdentityDecision {
  return (facts) => {
    const now = momentOf(clock);
    const plan = planIdentity(facts, proven, now, newId());
    const { contact, merged_id } = plan;
    const event: AgentEvent = {
      event_id: newId(),
      event_type: 'contact.identified',
      timestamp: now,
      account_id,
      source: 'widget',
      schema_version: schemaVersion,
      conversation_id: null,
      seq: null,
      prev: null,
      data: { contact, merged_id },
    };
    return { contact, merged_id, event: plan.unchanged ? null : event };
  };
}

/** Moves the newest conversations of whoever the contact has been; the rest follows, and is not waited for. */
async function moveAll(
  environment: IdentityAccessEnvironment,
  principal: Visitor,
  contact: Contact,
): Promise<void> {
  const { store, log } = environment;
  const ids = await store.identities.unmoved(contact.id, protocolLimits.moves);
  await store.commands(ids.map((id) => moveWork(environment, principal, contact, id)));
  if (ids.length < protocolLimits.moves) return;
  // What a crash leaves behind follows when this person is recognised the next time.
  moveAll(environment, principal, contact).catch((error: unknown) =>
    log.warn({ err: error, contact_id: contact.id }, 'conversations wait to be moved'),
  );
}

function moveWork(
  { clock, newId }: IdentityAccessEnvironment,
  principal: Visitor,
  contact: Contact,
  conversation_id: Id,
): CommandWork<void> {
  return (transaction) =>
    goOn(transaction.facts(principal, { conversation: conversation_id }), ({ conversation }) => {
      if (conversation === null || conversation.contact_id === contact.id) return undefined;
      const data = { contact };
      const moved = { event_type: 'conversation.moved', internal: false, data } as const;
      const approval = approve(conversation_id, momentOf(clock), [moved]);
      const options = { principal, source: 'widget', newId, number: 0 } as const;
      return transaction.write(principal, stamp(approval, conversation, options), null);
    });
}
