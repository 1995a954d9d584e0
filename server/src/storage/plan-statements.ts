import { sourcesOf, statuses, type Id, type Moment, type Status } from '@porchlight/protocol';
import { sql } from 'kysely';
import type { InboxRow } from './account-row.ts';
import { createInboxInsert, createInboxUpdate } from './inbox-statements.ts';
import { type ConversationWrites, createConversationWrites } from './conversation-writes.ts';
import type { Tables } from './schema.ts';
import { type Builder, type Statement, statement } from './statement.ts';

type Write<Params> = Statement<Params, unknown>;

type CarriedRow = Omit<Tables['messages'], 'version' | 'recalled_at' | 'edited_at' | 'answered_by'>;

/** A change of a message's status. */
interface Climb {
  readonly id: Id;
  readonly version: number;
  /** JSON of `MessageDetails`. */
  readonly details: string;
}

/** A job about to be stored; `run_at` counts only where it need not wait for another. */
type NewJob = Omit<Tables['jobs'], 'tries' | 'lease_owner'>;

/** What is left of a contact. */
interface ErasedContact {
  readonly id: Id;
  readonly account_id: Id;
  readonly context: string;
  readonly erased_at: Moment;
}

/** What a plan may write besides the feed. */
export interface PlanStatements extends ConversationWrites {
  readonly message: Write<
    Omit<
      CarriedRow,
      'status' | 'details' | 'source_id' | 'reply_to' | 'rich' | 'answer' | 'attachments'
    >
  >;
  /** A message with a status or an id of its provider's, that answers another, or that brings more than text. */
  readonly carried: Write<CarriedRow>;
  /** A file goes with a message. */
  readonly attach: Write<{ id: Id; message_id: Id; internal: number }>;
  /** A new status, for each one where the ladder allows it: the row comes back, and else nothing was changed. */
  readonly climb: Readonly<Record<Status, Statement<Climb, { id: Id }>>>;
  /** A question was answered by a message. */
  readonly answered: Write<{ id: Id; answered_by: Id }>;
  /** What this message has answered may be answered again. */
  readonly reopened: Write<{ id: Id }>;
  /** Blanks a message. */
  readonly recall: Write<{ id: Id; version: number; recalled_at: Moment }>;
  /** Puts a text in the place of another. */
  readonly edit: Write<{ id: Id; version: number; text: string; edited_at: Moment }>;
  readonly contact: Write<
    Pick<Tables['contacts'], 'id' | 'name' | 'email' | 'identity' | 'attributes'>
  >;
  /** Who a contact has proved to be. */
  readonly identified: Write<
    Omit<Tables['contacts'], 'account_id' | 'created_at' | 'number' | 'merged_into' | 'erased_at'>
  >;
  /** Everything of this contact is another's. */
  readonly merged: Write<{ id: Id; merged_into: Id }>;
  /** All that is known of a contact, in their order. */
  readonly erased: readonly Write<ErasedContact>[];
  /** A conversation is another contact's. */
  readonly move: Write<{ id: Id; contact_id: Id }>;
  readonly agent: Write<Pick<Tables['agents'], 'id' | 'name' | 'role'>>;
  /** An agent leaves, and all its sessions are over. */
  readonly agentRemoved: readonly Write<{ id: Id; removed_at: Moment }>[];
  readonly createInbox: Write<InboxRow & { readonly account_id: Id }>;
  readonly inbox: Write<InboxRow>;
  readonly job: Write<NewJob>;
  readonly record: Write<Tables['commands']>;
  /** As `record`, where there is nothing under this id yet. */
  readonly recordOnce: Write<Tables['commands']>;
}

/** Compiles them. */
export function createPlanStatements(db: Builder): PlanStatements {
  return {
    message: statement((p) => {
      const { id, author_kind, author_id, hash, seq, at, text } = p;
      return db.insertInto('messages').values({ id, author_kind, author_id, hash, seq, at, text });
    }),
    carried: statement((p) => {
      const { id, author_kind, author_id, hash, seq, at, text } = p;
      const { status, details, source_id, reply_to, rich, answer, attachments } = p;
      const row = { id, author_kind, author_id, hash, seq, at, text };
      const more = { status, details, source_id, reply_to, rich, answer, attachments };
      return db.insertInto('messages').values({ ...row, ...more });
    }),
    attach: statement(({ id, message_id, internal }) =>
      db.updateTable('files').set({ message_id, internal }).where('id', '=', id),
    ),
    climb: climbStatements(db),
    ...answerStatements(db),
    recall: statement(({ id, version, recalled_at }) =>
      db
        .updateTable('messages')
        .set({ text: '', rich: null, answer: null, attachments: null, version, recalled_at })
        .where('id', '=', id),
    ),
    edit: statement(({ id, version, text, edited_at }) =>
      db.updateTable('messages').set({ text, version, edited_at }).where('id', '=', id),
    ),
    contact: statement(({ id, name, email, identity, attributes }) =>
      db.updateTable('contacts').set({ name, email, identity, attributes }).where('id', '=', id),
    ),
    ...contactStatements(db),
    ...agentStatements(db),
    createInbox: createInboxInsert(db),
    inbox: createInboxUpdate(db),
    job: jobStatement(db),
    ...createConversationWrites(db),
    record: statement((p) => insertRecord(db, p)),
    recordOnce: statement((p) => insertRecord(db, p).onConflict((same) => same.doNothing())),
  };
}

function agentStatements(db: Builder): Pick<PlanStatements, 'agent' | 'agentRemoved'> {
  return {
    agent: statement(({ id, name, role }) =>
      db.updateTable('agents').set({ name, role }).where('id', '=', id),
    ),
    agentRemoved: [
      statement(({ id, removed_at }) =>
        db.updateTable('agents').set({ removed_at, email_key: id }).where('id', '=', id),
      ),
      statement(({ id, removed_at }) =>
        db
          .updateTable('sessions')
          .set({ revoked_at: removed_at })
          .where('agent_id', '=', id)
          .where('revoked_at', 'is', null),
      ),
    ],
  };
}

function answerStatements(db: Builder): Pick<PlanStatements, 'answered' | 'reopened'> {
  return {
    answered: statement(({ id, answered_by }) =>
      db.updateTable('messages').set({ answered_by }).where('id', '=', id),
    ),
    reopened: statement(({ id }) =>
      db
        .updateTable('messages')
        .set({ answered_by: null })
        .where('id', '=', (eb) =>
          eb.selectFrom('messages as own').select('own.reply_to').where('own.id', '=', id),
        )
        .where('answered_by', '=', id),
    ),
  };
}

type ContactStatements = Pick<PlanStatements, 'identified' | 'merged' | 'move' | 'erased'>;

function contactStatements(db: Builder): ContactStatements {
  return {
    erased: erasedStatements(db),
    identified: statement(({ id, name, email, context, identity, attributes }) =>
      db
        .updateTable('contacts')
        .set({ name, email, context, identity, attributes })
        .where('id', '=', id),
    ),
    merged: statement(({ id, merged_into }) =>
      db.updateTable('contacts').set({ merged_into }).where('id', '=', id),
    ),
    move: statement(({ id, contact_id }) =>
      db.updateTable('conversations').set({ contact_id }).where('id', '=', id),
    ),
  };
}

/** The address goes first, while it is known, from where its wish for no mails once stood in clear (`mail-store.ts`). */
function erasedStatements(db: Builder): PlanStatements['erased'] {
  return [
    statement((p) =>
      db
        .deleteFrom('mail_refusals')
        .where('account_id', '=', p.account_id)
        .where('email_key', '=', (eb) =>
          eb
            .selectFrom('contacts')
            .select((row) => row.fn<string>('lower', ['contacts.email']).as('email_key'))
            .where('contacts.id', '=', p.id),
        ),
    ),
    statement((p) => db.deleteFrom('contact_inboxes').where('contact_id', '=', p.id)),
    statement((p) => db.deleteFrom('push_subscriptions').where('contact_id', '=', p.id)),
    statement((p) =>
      db
        .updateTable('contacts')
        .set({ name: null, email: null, identity: null, attributes: null })
        .set({ context: p.context, erased_at: p.erased_at })
        .where('id', '=', p.id),
    ),
  ];
}

function climbStatements(db: Builder): PlanStatements['climb'] {
  const climb = (status: Status): [Status, Statement<Climb, { id: Id }>] => [
    status,
    statement(({ id, version, details }) =>
      db
        .updateTable('messages')
        .set({ status, version, details })
        .where('id', '=', id)
        .where('status', 'in', sourcesOf(status))
        .returning('id'),
    ),
  ];
  return Object.fromEntries(statuses.map(climb)) as PlanStatements['climb'];
}

/** Where another of its order is there before it, a job waits until that one is done. */
function jobStatement(db: Builder): PlanStatements['job'] {
  return statement((p) => {
    const { id, account_id, kind, conversation_id, inbox_id, message_id } = p;
    const { attempt, order_key, seq } = p;
    const others = db.selectFrom('jobs').select('id').where('order_key', '=', order_key);
    const run_at = sql<string>`case when exists ${others} then null else cast(${p.run_at} as text) end`;
    const about = { conversation_id, inbox_id, message_id, attempt };
    return db
      .insertInto('jobs')
      .values({ id, account_id, kind, ...about, order_key, seq, run_at, tries: 0 });
  });
}

function insertRecord(
  db: Builder,
  { id, principal_id, name, hash, answer, at }: Tables['commands'],
) {
  return db.insertInto('commands').values({ id, principal_id, name, hash, answer, at });
}
