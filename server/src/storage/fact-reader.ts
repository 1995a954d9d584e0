import type { Conversation, FactKeys, Facts, Id, Principal, Recorded } from '@porchlight/protocol';
import type { WriteSession } from './database.ts';
import { type ClaimReader, createClaimReader } from './claim-reader.ts';
import { createFactStatements, type FactStatements } from './fact-statements.ts';
import { contactOf, conversationOf } from './conversation-row.ts';
import { inboxOf } from './account-row.ts';
import type { Builder, Dialect } from './statement.ts';

/** Reads the rows that a decision needs, so that they stay true until the transaction ends. */
export type FactReader = (
  session: WriteSession,
  principal: Principal,
  keys: FactKeys,
) => Promise<Facts>;

/**
 * Compiles the facts' statements. The conversation comes first: on Postgres its row is locked, so that whatever is read
 * after it (was this message recorded?) includes everything that was done to it before.
 */
export function createFactReader(db: Builder, dialect: Dialect): FactReader {
  const statements = createFactStatements(db, dialect);
  const claims = createClaimReader(db);
  return async (session, principal, keys) => {
    const conversation = await findConversation(statements, session, keys.conversation);
    return {
      conversation,
      recorded: keys.recorded ? await findRecord(statements, session, keys.recorded.id) : null,
      ...(await findOthers(statements, session, principal, keys, conversation)),
      ...(await findClaim(claims, session, principal, keys, conversation)),
    };
  };
}

async function findConversation(
  statements: FactStatements,
  session: WriteSession,
  id: Id | undefined,
): Promise<Conversation | null> {
  if (id === undefined) return null;
  const known = session.recall(id) ?? (await readConversation(statements, session, id));
  if (known !== null) return known;
  // Two may be about to create it: the second waits here and then finds it.
  await session.lock(id);
  return readConversation(statements, session, id);
}

async function readConversation(
  statements: FactStatements,
  session: WriteSession,
  id: Id,
): Promise<Conversation | null> {
  const row = await session.one(statements.conversation, { id });
  if (row === undefined) return null;
  const conversation = conversationOf(row);
  session.remember(conversation);
  return conversation;
}

async function findRecord(
  statements: FactStatements,
  session: WriteSession,
  id: Id,
): Promise<Recorded | null> {
  const row = await session.one(statements.recorded, { id });
  if (row === undefined) return null;
  const { principal_id, hash, answer, seq, at } = row;
  return { principal_id, hash, answer: answer === null ? { id, seq, at } : JSON.parse(answer) };
}

type Others = Pick<Facts, 'contact' | 'inbox' | 'agent_exists'>;

async function findOthers(
  statements: FactStatements,
  session: WriteSession,
  { account_id }: Principal,
  keys: FactKeys,
  conversation: Conversation | null,
): Promise<Others> {
  // A contact named beside a conversation matters only where that conversation is yet to be created.
  const contact_id = conversation === null ? keys.contact : undefined;
  const contact =
    contact_id && (await session.one(statements.contact, { id: contact_id, account_id }));
  const inbox = keys.inbox && (await session.one(statements.inbox, { id: keys.inbox, account_id }));
  const agent = keys.agent && (await session.one(statements.agent, { id: keys.agent, account_id }));
  return {
    contact: contact ? contactOf(contact) : null,
    inbox: inbox ? inboxOf(inbox) : null,
    agent_exists: Boolean(agent),
  };
}

const noClaim = { public_seq: 0, own_seq: 0, covered: 0 };

async function findClaim(
  claims: ClaimReader,
  session: WriteSession,
  principal: Principal,
  { claim }: FactKeys,
  conversation: Conversation | null,
): Promise<Pick<Facts, 'public_seq' | 'own_seq' | 'covered'>> {
  if (claim === undefined || conversation === null) return noClaim;
  const { seq, visitor_count, agent_count } = await claims.reached(
    session,
    conversation,
    claim.up_to_seq,
  );
  if (claim.kind !== 'read') return { ...noClaim, public_seq: seq };
  return {
    public_seq: seq,
    own_seq: await claims.ownSeq(session, principal, conversation, seq),
    covered: principal.kind === 'visitor' ? agent_count : visitor_count,
  };
}
