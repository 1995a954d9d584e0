import type { Id } from '@porchlight/protocol';
import {
  agentColumns,
  type AgentRow,
  hereFirst,
  inboxColumns,
  type InboxRow,
} from './account-row.ts';
import {
  contactColumns,
  type ContactRow,
  type ConversationRow,
  selectConversations,
} from './conversation-row.ts';
import { selectItems, selectLogItems } from './feed-reader.ts';
import type { FeedItemRow } from './feed-row.ts';
import { type Builder, type Statement, statement } from './statement.ts';

// Far above what one account has; a bound all the same.
const most = 1_000;

type OfAccount<More extends object = object> = { readonly account_id: Id } & More;

interface Stretch {
  readonly conversation_id: Id;
  readonly seq: number;
  readonly limit: number;
}

/** A provider's inbox and its own id of a contact, as a row. */
export interface SourceRow {
  readonly inbox_id: Id;
  readonly source_id: string;
  readonly contact_id: Id;
}

type NumberedContactRow = ContactRow & { readonly number: number };

/** What v1 asks by numbers. */
export interface NumberStatements {
  readonly inboxes: Statement<OfAccount, InboxRow & { number: number }>;
  readonly agents: Statement<OfAccount, AgentRow & { number: number }>;
  readonly contact: Statement<OfAccount<{ number: number }>, NumberedContactRow>;
  readonly contactById: Statement<OfAccount<{ id: Id }>, NumberedContactRow>;
  readonly contactsAfter: Statement<
    OfAccount<{ after: number; limit: number }>,
    NumberedContactRow
  >;
  readonly contactCount: Statement<OfAccount, { contact_number: number }>;
  readonly sources: Statement<{ contact_id: Id }, SourceRow>;
  readonly source: Statement<Omit<SourceRow, 'contact_id'>, SourceRow>;
  readonly addSource: Statement<SourceRow, unknown>;
  readonly conversation: Statement<OfAccount<{ number: number }>, ConversationRow>;
  readonly message: Statement<OfAccount<{ number: number }>, FeedItemRow>;
  readonly before: Statement<Stretch, FeedItemRow>;
  readonly after: Statement<Stretch, FeedItemRow>;
}

/** Compiles them. */
export function createNumberStatements(db: Builder): NumberStatements {
  return {
    ...peopleStatements(db),
    ...sourceStatements(db),
    conversation: statement((p) =>
      selectConversations(db)
        .where('conversations.account_id', '=', p.account_id)
        .where('conversations.number', '=', p.number),
    ),
    message: statement((p) =>
      selectItems(db)
        .where('feed.account_id', '=', p.account_id)
        .where('feed.position', '=', p.number)
        .where('feed.event_type', '=', 'message.created'),
    ),
    before: statement((p) =>
      messagesOf(db, p).where('entry.seq', '<', p.seq).orderBy('entry.seq', 'desc').limit(p.limit),
    ),
    after: statement((p) =>
      messagesOf(db, p).where('entry.seq', '>', p.seq).orderBy('entry.seq').limit(p.limit),
    ),
  };
}

function messagesOf(db: Builder, p: Stretch) {
  return selectLogItems(db, p.conversation_id)
    .where('entry.slot', '=', '')
    .where('feed.event_type', '=', 'message.created');
}

type People = 'inboxes' | 'agents' | 'contact' | 'contactById' | 'contactsAfter' | 'contactCount';

function peopleStatements(db: Builder): Pick<NumberStatements, People> {
  const contacts = (account_id: Id) =>
    db
      .selectFrom('contacts')
      .select(contactColumns)
      .select('number')
      .where('account_id', '=', account_id);
  return {
    inboxes: statement((p) =>
      db
        .selectFrom('inboxes')
        .select(inboxColumns)
        .select('number')
        .where('account_id', '=', p.account_id)
        .orderBy('number')
        .limit(most),
    ),
    agents: statement((p) =>
      db
        .selectFrom('agents')
        .select(agentColumns)
        .select('number')
        .where('account_id', '=', p.account_id)
        .orderBy(hereFirst)
        .orderBy('number')
        .limit(most),
    ),
    contact: statement((p) => contacts(p.account_id).where('number', '=', p.number)),
    contactById: statement((p) => contacts(p.account_id).where('id', '=', p.id)),
    contactsAfter: statement((p) =>
      contacts(p.account_id).where('number', '>', p.after).orderBy('number').limit(p.limit),
    ),
    contactCount: statement((p) =>
      db.selectFrom('accounts').select('contact_number').where('id', '=', p.account_id),
    ),
  };
}

function sourceStatements(db: Builder): Pick<NumberStatements, 'sources' | 'source' | 'addSource'> {
  const sources = () =>
    db.selectFrom('contact_inboxes').select(['inbox_id', 'source_id', 'contact_id']);
  return {
    sources: statement((p) =>
      sources()
        .where('contact_id', '=', p.contact_id)
        .orderBy('inbox_id')
        .orderBy('source_id')
        .limit(most),
    ),
    source: statement((p) =>
      sources().where('inbox_id', '=', p.inbox_id).where('source_id', '=', p.source_id),
    ),
    addSource: statement(({ inbox_id, source_id, contact_id }) =>
      db.insertInto('contact_inboxes').values({ inbox_id, source_id, contact_id }),
    ),
  };
}
