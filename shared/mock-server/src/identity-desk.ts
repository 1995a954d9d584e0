import {
  approve,
  knownOf,
  planIdentity,
  reject,
  schemaVersion,
  stamp,
  type AgentEvent,
  type Contact,
  type Id,
  type IdentifiedSession,
  type IdSource,
  type Moment,
  type Principal,
  type ProvenIdentity,
  type Rejection,
  type WebsiteInbox,
} from '@porchlight/protocol';
import { identifyRequestSchema, judgeIdentityClaims } from '@porchlight/protocol/schemas';
import { base64url, compactVerify, decodeJwt, importSPKI } from 'jose';
import { applyPlan, type Tables } from './tables.ts';

/** What the desk works on. */
export interface IdentityDeskParts {
  readonly tables: Tables;
  readonly newId: IdSource;
  readonly moment: () => Moment;
  readonly startSession: (principal: Principal) => string;
}

/** The answer to `identify`. */
export type Identified = ({ readonly ok: true } & IdentifiedSession) | Rejection;

type Visitor = Extract<Principal, { kind: 'visitor' }>;

/** No secret at all, but one that only admins are told of, and another one every time. */
export function identitySecret(inbox_id: Id, made_at: Moment): string {
  return `mock_${inbox_id}_${made_at}`;
}

/** Makes the holder of a session whoever an identity token names; ending the session is the caller's. */
export async function identify(
  parts: IdentityDeskParts,
  token: string,
  request: unknown,
): Promise<Identified> {
  const { tables, moment } = parts;
  const parsed = identifyRequestSchema.safeParse(request);
  if (!parsed.success) return reject('invalid', 'identity_token: as text');
  const caller = tables.sessions.get(token);
  if (caller === undefined) return reject('session_expired', 'no such session');
  if (caller.kind !== 'visitor') return reject('unknown_command', 'for visitors only');
  const inbox = tables.inboxes.get(caller.inbox_id);
  if (inbox?.kind !== 'website') return reject('session_expired', 'the inbox is gone');
  const claims = await openToken(inbox, parsed.data.identity_token);
  if (claims === undefined) return reject('identity_refused', 'no identity token of this inbox');
  const now_ms = Date.parse(moment());
  const judged = judgeIdentityClaims(claims, { inbox_key: inbox.key, now_ms });
  return judged.ok ? become(parts, caller, token, judged.proven) : judged;
}

async function openToken({ id, identity }: WebsiteInbox, token: string): Promise<unknown> {
  if (identity?.on !== true) return undefined;
  const { algorithm, public_key, secret_made_at } = identity;
  try {
    const key =
      algorithm === 'HS256'
        ? base64url.decode(base64url.encode(identitySecret(id, secret_made_at ?? '')))
        : await importSPKI(public_key ?? '', 'EdDSA');
    await compactVerify(token, key, { algorithms: [algorithm] });
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

function become(
  { tables, newId, moment, startSession }: IdentityDeskParts,
  caller: Visitor,
  token: string,
  proven: ProvenIdentity,
): Identified {
  const { account_id, inbox_id } = caller;
  const use = `${inbox_id} ${proven.jti}`;
  if ((tables.identity_tokens.get(use) ?? token) !== token) {
    return reject('identity_expired', 'jti: another session has used this token');
  }
  const own = tables.contacts.get(caller.id);
  if (own === undefined || own.merged_into !== undefined) {
    return reject('session_expired', 'no such visitor any more');
  }
  const known = findMember(tables, inbox_id, proven.user_id);
  const plan = planIdentity({ caller: own, known }, proven, moment(), newId());
  const { contact, merged_id } = plan;
  tables.members.set(`${inbox_id} ${proven.user_id}`, contact.id);
  const isOther = contact.id !== caller.id;
  const session = isOther ? startSession({ ...caller, id: contact.id }) : token;
  tables.identity_tokens.set(use, session);
  if (!plan.unchanged) tell(tables, newId(), moment(), account_id, contact, merged_id);
  if (merged_id !== null) moveAll(tables, newId, moment, contact, merged_id);
  const me = { kind: 'visitor', id: contact.id } as const;
  const about = { known: knownOf(contact), merged_id };
  return { ok: true, token: session, me, account_id, inbox_id, ...about };
}

function findMember(tables: Tables, inbox_id: Id, user_id: string): Contact | null {
  return tables.contacts.get(tables.members.get(`${inbox_id} ${user_id}`) ?? '') ?? null;
}

function tell(
  tables: Tables,
  event_id: Id,
  timestamp: Moment,
  account_id: Id,
  contact: Contact,
  merged_id: Id | null,
): void {
  const event: AgentEvent = {
    event_id,
    event_type: 'contact.identified',
    timestamp,
    account_id,
    source: 'widget',
    schema_version: schemaVersion,
    conversation_id: null,
    seq: null,
    prev: null,
    data: { contact, merged_id },
  };
  const events = [{ event, internal: true, public_prev: null }];
  applyPlan(tables, { events, receipt: null, conversation: null });
}

function moveAll(
  tables: Tables,
  newId: IdSource,
  moment: () => Moment,
  contact: Contact,
  from: Id,
): void {
  const moved = { event_type: 'conversation.moved', internal: false, data: { contact } } as const;
  for (const conversation of tables.conversations.values()) {
    if (conversation.contact_id !== from) continue;
    const approval = approve(conversation.id, moment(), [moved]);
    const principal = { account_id: tables.account_id };
    const options = { principal, source: 'widget', newId, number: 0 } as const;
    applyPlan(tables, stamp(approval, conversation, options));
  }
}
