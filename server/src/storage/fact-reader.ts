import {
  type Conversation,
  defaultTalk,
  type FactKeys,
  type Facts,
  type Id,
  isDemoted,
  noFacts,
  type Principal,
  type Recorded,
  type StoredFile,
} from '@porchlight/protocol';
import { goOn, type Soon } from '../domain/soon.ts';
import type { WriteSession } from './database.ts';
import { createChannelFinder, type FindChannel } from './channel-finder.ts';
import { type ClaimReader, createClaimReader } from './claim-reader.ts';
import { createFactStatements, type FactStatements } from './fact-statements.ts';
import { contactOf, conversationOf } from './conversation-row.ts';
import { messageOf } from './message-row.ts';
import { storedFileOf } from './file-row.ts';
import { agentOf, inboxOf } from './account-row.ts';
import type { Builder, Dialect } from './statement.ts';

/** Reads the rows that a decision needs, so that they stay true until the transaction ends. */
export type FactReader = (
  session: WriteSession,
  principal: Principal,
  keys: FactKeys,
) => Soon<Facts>;

/**
 * Compiles the facts' statements. The conversation comes first: on Postgres its row is locked, so that whatever is read
 * after it (was this message recorded?) includes everything that was done to it before.
 */
export function createFactReader(db: Builder, dialect: Dialect): FactReader {
  const statements = createFactStatements(db, dialect);
  const claims = createClaimReader(db);
  const findChannel = createChannelFinder(statements);
  const read: FactReader = (session, principal, keys) =>
    goOn(findConversation(statements, session, keys.conversation), (conversation) =>
      goOn(findRecord(statements, session, keys.recorded?.id), (recorded) =>
        goOn(
          findOthers(statements, findChannel, session, principal, keys, conversation),
          (others) =>
            goOn(findClaim(claims, session, principal, keys.claim, conversation), (claim) => ({
              conversation,
              recorded,
              message: others.message,
              files: noFacts.files,
              contact: others.contact,
              inbox: others.inbox,
              agent: others.agent,
              other_admin: others.other_admin,
              demoted: others.demoted,
              provider: others.provider,
              follow_up_minutes: others.follow_up_minutes,
              talk: others.talk,
              answered_by: others.answered_by,
              pushes: others.pushes,
              public_seq: claim.public_seq,
              own_seq: claim.own_seq,
              covered: claim.covered,
            })),
        ),
      ),
    );
  return (session, principal, keys) => {
    const { files = [] } = keys;
    const facts = read(session, principal, keys);
    if (files.length === 0) return facts;
    return goOn(facts, async (known) => ({
      ...known,
      files: await findFiles(statements, session, principal, files),
    }));
  };
}

/** Nobody else's account has any. */
async function findFiles(
  { file }: FactStatements,
  session: WriteSession,
  { account_id }: Principal,
  ids: readonly Id[],
): Promise<Facts['files']> {
  const found: StoredFile[] = [];
  for (const id of ids) {
    const row = await session.one(file, { id });
    if (row?.account_id === account_id) found.push(storedFileOf(row));
  }
  return found;
}

function findConversation(
  statements: FactStatements,
  session: WriteSession,
  id: Id | undefined,
): Soon<Conversation | null> {
  if (id === undefined) return null;
  return session.recall(id) ?? readOrLock(statements, session, id);
}

async function readOrLock(
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

function findRecord(
  statements: FactStatements,
  session: WriteSession,
  id: Id | undefined,
): Soon<Recorded | null> {
  if (id === undefined) return null;
  return goOn(session.one(statements.recorded, { id }), (row) => {
    if (row === undefined) return null;
    const { principal_id, hash, answer, seq, at } = row;
    return { principal_id, hash, answer: answer === null ? { id, seq, at } : JSON.parse(answer) };
  });
}

type Others = Pick<
  Facts,
  | 'message'
  | 'contact'
  | 'inbox'
  | 'agent'
  | 'other_admin'
  | 'demoted'
  | 'provider'
  | 'follow_up_minutes'
  | 'talk'
  | 'answered_by'
  | 'pushes'
>;

const noOthers: Others = {
  message: null,
  contact: null,
  inbox: null,
  agent: null,
  other_admin: false,
  demoted: false,
  provider: null,
  follow_up_minutes: null,
  talk: null,
  answered_by: null,
  pushes: false,
};

function findOthers(
  statements: FactStatements,
  findChannel: FindChannel,
  session: WriteSession,
  principal: Principal,
  named: FactKeys,
  conversation: Conversation | null,
): Soon<Others> {
  const { message, inbox, agent } = named;
  const { account_id } = principal;
  const contact = isOwn(principal, conversation) ? undefined : named.contact;
  if (message !== undefined) {
    const found = findMessage(statements, session, message, named.conversation ?? '');
    return goOn(found, (known) =>
      goOn(findChannel(session, named, conversation), (channel) => {
        const others = { ...noOthers, ...known, ...channel };
        if (contact === undefined) return others;
        const read = readOthers(statements, session, account_id, { contact });
        return goOn(read, (more) => ({ ...others, contact: more.contact }));
      }),
    );
  }
  if (named.team === true) return findTeam(statements, session, principal, agent);
  if (named.talk === true && contact === undefined)
    return findTalk(statements, session, account_id, conversation);
  if (named.provider === true) {
    const found = findChannel(session, named, conversation);
    return goOn(found, (channel) => ({ ...noOthers, ...channel }));
  }
  const needless = !contact && !inbox && !agent;
  return needless
    ? noOthers
    : readOthers(statements, session, account_id, { contact, inbox, agent });
}

/** An agent about to change, and who is an admin without them. All admins are locked first. */
async function findTeam(
  statements: FactStatements,
  session: WriteSession,
  { account_id, id: caller }: Principal,
  agent: Id | undefined,
): Promise<Others> {
  const admins = await session.all(statements.admins, { account_id });
  const found = await readOthers(statements, session, account_id, { agent });
  const own = await readOthers(statements, session, account_id, { agent: caller });
  const other_admin = admins.some(({ id }) => id !== agent);
  return { ...found, other_admin, demoted: isDemoted(own.agent) };
}

/** What is set of the talk in a conversation's inbox, and whose it is. */
async function findTalk(
  statements: FactStatements,
  session: WriteSession,
  account_id: Id,
  conversation: Conversation | null,
): Promise<Others> {
  if (conversation === null) return noOthers;
  const { contact_id, inbox_id } = conversation;
  const found = await readOthers(statements, session, account_id, {
    contact: contact_id,
    inbox: inbox_id,
  });
  const talk = found.inbox?.kind === 'website' ? (found.inbox.talk ?? defaultTalk) : null;
  return { ...noOthers, contact: found.contact, talk };
}

/** A contact named beside a conversation matters where that is yet to be created, or another visitor's. */
function isOwn({ kind, id }: Principal, conversation: Conversation | null): boolean {
  return conversation !== null && (kind === 'agent' || conversation.contact_id === id);
}

function findMessage(
  statements: FactStatements,
  session: WriteSession,
  id: Id,
  conversation_id: Id,
): Soon<Pick<Facts, 'message' | 'answered_by'>> {
  return goOn(session.one(statements.message, { id, conversation_id }), (row) => {
    if (row === undefined) return { message: null, answered_by: null };
    if (row.internal === null) return { message: 'elsewhere', answered_by: null };
    const message = messageOf(row, conversation_id, row.internal === 1);
    return { message, answered_by: row.answered_by };
  });
}

async function readOthers(
  statements: FactStatements,
  session: WriteSession,
  account_id: Id,
  keys: Readonly<Partial<Record<'contact' | 'inbox' | 'agent', Id | undefined>>>,
): Promise<Others> {
  const contact =
    keys.contact && (await session.one(statements.contact, { id: keys.contact, account_id }));
  const inbox = keys.inbox && (await session.one(statements.inbox, { id: keys.inbox, account_id }));
  const agent = keys.agent && (await session.one(statements.agent, { id: keys.agent, account_id }));
  return {
    ...noOthers,
    contact: contact ? contactOf(contact) : null,
    inbox: inbox ? inboxOf(inbox) : null,
    agent: agent ? agentOf(agent) : null,
  };
}

type Claimed = Pick<Facts, 'public_seq' | 'own_seq' | 'covered'>;

function findClaim(
  claims: ClaimReader,
  session: WriteSession,
  principal: Principal,
  claim: FactKeys['claim'],
  conversation: Conversation | null,
): Soon<Claimed> {
  if (claim === undefined || conversation === null) return noFacts;
  return goOn(claims.reached(session, conversation, claim.up_to_seq), (reached) => {
    const { seq: public_seq, visitor_count, agent_count } = reached;
    if (claim.kind !== 'read') return { public_seq, own_seq: 0, covered: 0 };
    const covered = principal.kind === 'visitor' ? agent_count : visitor_count;
    const own = claims.ownSeq(session, principal, conversation, public_seq);
    return goOn(own, (own_seq) => ({ public_seq, own_seq, covered }));
  });
}
