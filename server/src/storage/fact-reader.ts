import {
  type Conversation,
  type FactKeys,
  type Facts,
  type Id,
  noFacts,
  type Principal,
  type Recorded,
} from '@porchlight/protocol';
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
    const { conversation: id, recorded, claim } = keys;
    // Most commands are about a conversation that is known, and need little else: nothing is waited for in vain.
    const conversation =
      id === undefined
        ? null
        : (session.recall(id) ?? (await findConversation(statements, session, id)));
    const found = { ...noFacts, conversation };
    if (claim !== undefined && conversation !== null) {
      return { ...found, ...(await findClaim(claims, session, principal, claim, conversation)) };
    }
    return {
      ...found,
      ...(recorded && { recorded: await findRecord(statements, session, recorded.id) }),
      ...(await findOthers(statements, session, principal, keys, conversation)),
    };
  };
}

async function findConversation(
  statements: FactStatements,
  session: WriteSession,
  id: Id,
): Promise<Conversation | null> {
  const known = await readConversation(statements, session, id);
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

async function findClaim(
  claims: ClaimReader,
  session: WriteSession,
  principal: Principal,
  { kind, up_to_seq }: NonNullable<FactKeys['claim']>,
  conversation: Conversation,
): Promise<Partial<Facts>> {
  const reached = await claims.reached(session, conversation, up_to_seq);
  const { seq, visitor_count, agent_count } = reached;
  if (kind !== 'read') return { public_seq: seq };
  return {
    public_seq: seq,
    own_seq: await claims.ownSeq(session, principal, conversation, seq),
    covered: principal.kind === 'visitor' ? agent_count : visitor_count,
  };
}
