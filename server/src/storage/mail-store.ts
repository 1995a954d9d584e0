import { createHash } from 'node:crypto';
import { nothingMailed, type Id, type MailMark, type Moment } from '@porchlight/protocol';
import type { LeasedJob } from '../domain/job-store.ts';
import type { MailStore } from '../domain/mail-store.ts';
import { goOn, type Soon } from '../domain/soon.ts';
import { emailKey } from './agent-maker.ts';
import type { Database, WriteSession } from './database.ts';
import type { MailMarkTable } from './schema.ts';
import { type Builder, type Statement, statement } from './statement.ts';

interface MailStatements {
  readonly mark: Statement<{ conversation_id: Id }, MailMarkTable>;
  readonly setMark: Statement<MailMarkTable, unknown>;
  readonly refusal: Statement<{ account_id: Id; hashed: string; plain: string }, { at: Moment }>;
  readonly refuse: Statement<{ account_id: Id; email_key: string; at: Moment }, unknown>;
  readonly keep: Statement<{ id: Id; lease_owner: Id; run_at: Moment }, { id: Id }>;
}

/** Mails over a database. */
export function createMailStore(database: Database): MailStore {
  const { builder, read } = database;
  const statements = createMailStatements(builder);
  return {
    async mark(conversation_id) {
      return markOf(await read.one(statements.mark, { conversation_id }));
    },
    async refuses(account_id, email) {
      const [hashed, plain] = [refusalKey(account_id, email), emailKey(email)];
      return (await read.one(statements.refusal, { account_id, hashed, plain })) !== undefined;
    },
    refuse: (account_id, email, at) =>
      database.transaction(async (session) => {
        const email_key = refusalKey(account_id, email);
        await session.all(statements.refuse, { account_id, email_key, at });
      }),
  };
}

/**
 * Under what it is kept that an address wants no mails. A hash: the wish outlives an erasure, which anybody can ask for who has typed
 * the address, and the address does not.
 */
function refusalKey(account_id: Id, email: string): string {
  return createHash('sha256')
    .update(`${account_id}\n${emailKey(email)}`)
    .digest('base64url');
}

/** What a transaction can do about mails, given its session. */
export interface MailWork {
  readonly keepJob: (session: WriteSession, job: LeasedJob, until: Moment) => Soon<boolean>;
  readonly mailMark: (session: WriteSession, conversation_id: Id) => Soon<MailMark>;
  readonly markMailed: (session: WriteSession, id: Id, mark: MailMark) => Soon<void>;
}

/** Compiles the mails' part of transactions. */
export function createMailWork(db: Builder): MailWork {
  const statements = createMailStatements(db);
  return {
    keepJob: (session, { id, lease_owner }, run_at) =>
      goOn(session.one(statements.keep, { id, lease_owner, run_at }), (row) => row !== undefined),
    mailMark: (session, conversation_id) =>
      goOn(session.one(statements.mark, { conversation_id }), markOf),
    markMailed: (session, conversation_id, mark) =>
      goOn(session.all(statements.setMark, { conversation_id, ...mark }), () => undefined),
  };
}

function markOf(row: MailMarkTable | undefined): MailMark {
  if (row === undefined) return nothingMailed;
  const { mailed_seq, unclear_seq } = row;
  return { mailed_seq, unclear_seq };
}

function createMailStatements(db: Builder): MailStatements {
  return {
    mark: statement((p) =>
      db.selectFrom('mail_marks').selectAll().where('conversation_id', '=', p.conversation_id),
    ),
    setMark: statement(({ conversation_id, mailed_seq, unclear_seq }) =>
      db
        .insertInto('mail_marks')
        .values({ conversation_id, mailed_seq, unclear_seq })
        .onConflict((same) =>
          same.column('conversation_id').doUpdateSet({ mailed_seq, unclear_seq }),
        ),
    ),
    refusal: statement((p) =>
      db
        .selectFrom('mail_refusals')
        .select('at')
        .where('account_id', '=', p.account_id)
        // Once it stood in clear.
        .where('email_key', 'in', [p.hashed, p.plain]),
    ),
    refuse: statement(({ account_id, email_key, at }) =>
      db
        .insertInto('mail_refusals')
        .values({ account_id, email_key, at })
        .onConflict((same) => same.doNothing()),
    ),
    keep: statement((p) =>
      db
        .updateTable('jobs')
        .set({ run_at: p.run_at })
        .where('id', '=', p.id)
        .where('lease_owner', '=', p.lease_owner)
        .returning('id'),
    ),
  };
}
