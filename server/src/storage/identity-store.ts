import type { Contact, Id } from '@porchlight/protocol';
import type { IdentityAttempt, IdentityOutcome, IdentityStore } from '../domain/identity-store.ts';
import { createAccessStatements, type AccessStatements } from './access-statements.ts';
import { createContactInsert, type ContactInsert } from './contact-insert.ts';
import { contactOf } from './conversation-row.ts';
import type { Database, WriteSession } from './database.ts';
import { createFeedWriter, type FeedWriter } from './feed-writer.ts';
import { createIdentityStatements, type IdentityStatements } from './identity-statements.ts';
import { createPlanWriter, type PlanWriter } from './plan-writer.ts';

interface Parts {
  readonly statements: IdentityStatements;
  readonly access: AccessStatements;
  readonly insertContact: ContactInsert;
  readonly writePlan: PlanWriter;
  readonly feed: FeedWriter;
}

/** Who visitors are, over a database. */
export function createIdentityStore(database: Database): IdentityStore {
  const { builder, dialect, read } = database;
  const parts = {
    statements: createIdentityStatements(builder, dialect),
    access: createAccessStatements(builder),
    insertContact: createContactInsert(builder),
    writePlan: createPlanWriter(builder),
    feed: createFeedWriter(builder),
  };
  return {
    identify: (attempt) => database.transaction((session) => identify(session, parts, attempt)),
    unmoved: async (contact_id, limit) => {
      const rows = await read.all(parts.statements.unmoved, { contact_id, limit });
      return rows.map(({ id }) => id);
    },
  };
}

async function identify(
  session: WriteSession,
  parts: Parts,
  attempt: IdentityAttempt,
): Promise<IdentityOutcome> {
  const { statements, insertContact, writePlan, feed } = parts;
  const { caller, session_id, proven, now } = attempt;
  const { account_id, inbox_id } = caller;
  // Two devices may be about to make the same person.
  await session.lock(`identity ${inbox_id} ${proven.user_id}`);
  const used = await session.one(statements.token, { inbox_id, jti: proven.jti });
  if (used !== undefined && used.session_id !== session_id) return 'used';
  const own = await session.one(statements.contact, { id: caller.id, account_id });
  if (own === undefined || own.merged_into !== null || own.erased_at !== null) return 'gone';
  const source = { inbox_id, source_id: proven.user_id };
  const found = await session.one(statements.contactBySource, source);
  const known = found === undefined ? null : contactOf(found);
  const { contact, merged_id, event } = attempt.decide({ caller: contactOf(own), known });
  if (known === null) {
    await insertContact(session, { ...contact, account_id });
    await session.all(statements.addSource, { ...source, contact_id: contact.id });
  }
  const isOther = contact.id !== caller.id;
  if (isOther) await openSession(session, parts, attempt, contact);
  if (used === undefined) {
    const token = { inbox_id, jti: proven.jti, forget_at: proven.forget_at };
    const its_session = isOther ? attempt.session.id : session_id;
    await session.all(statements.useToken, { ...token, session_id: its_session });
    await session.all(statements.forgetTokens, { now });
  }
  // On Postgres what follows holds the account's row until COMMIT, so it comes last.
  if (event !== null) {
    const events = [{ event, internal: true, public_prev: null }];
    const plan = { events, receipt: null, conversation: null };
    await writePlan(session, caller, plan, null, null);
  }
  if (isOther) {
    const revoked = { event_id: attempt.revocation_id, session_id, at: now };
    await feed.appendRevoked(session, account_id, revoked);
  }
  return { contact, merged_id };
}

async function openSession(
  session: WriteSession,
  { access }: Parts,
  { caller, session_id, session: opened, now }: IdentityAttempt,
  { id: contact_id }: Contact,
): Promise<void> {
  const { inbox_id } = caller;
  const owner: { agent_id: Id | null; name: string | null } = { agent_id: null, name: null };
  await session.all(access.insertSession, { ...opened, ...owner, contact_id, inbox_id });
  await session.one(access.revoke, { id: session_id, now });
  await session.all(access.endPushes, { id: session_id });
}
