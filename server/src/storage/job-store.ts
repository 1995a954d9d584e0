import type { Id, Moment } from '@porchlight/protocol';
import type { JobStore, LeasedJob } from '../domain/job-store.ts';
import type { Database } from './database.ts';
import type { JobTable } from './schema.ts';
import { type Builder, type Dialect, type Statement, statement } from './statement.ts';

interface Lease {
  readonly owner: Id;
  readonly now: Moment;
  readonly until: Moment;
  readonly limit: number;
}

interface JobStatements {
  readonly lease: Statement<Lease, JobTable>;
  readonly postpone: Statement<{ id: Id; lease_owner: Id; run_at: Moment }, { id: Id }>;
  readonly due: Statement<object, { run_at: Moment | null }>;
}

/** Jobs over a database. Whoever takes one moves its time on, so what a dead node had taken is due again by itself. */
export function createJobStore(database: Database, written: () => number): JobStore {
  const { builder, dialect, read } = database;
  const statements = createJobStatements(builder, dialect);
  return {
    written,
    lease: (owner, now, until, limit) =>
      database.transaction(async (session) => {
        const rows = await session.all(statements.lease, { owner, now, until, limit });
        return rows.map(leasedOf);
      }),
    postpone: ({ id, lease_owner }, run_at) =>
      database.transaction(async (session) => {
        const row = await session.one(statements.postpone, { id, lease_owner, run_at });
        return row !== undefined;
      }),
    nextDue: async () => (await read.one(statements.due, {}))?.run_at ?? null,
  };
}

function leasedOf(row: JobTable): LeasedJob {
  const { id, account_id, kind, conversation_id, message_id, attempt, tries, lease_owner } = row;
  const about = { conversation_id, message_id, attempt };
  return { id, account_id, kind, ...about, tries, lease_owner: lease_owner ?? '' };
}

function createJobStatements(db: Builder, dialect: Dialect): JobStatements {
  return {
    lease: statement((p) => {
      const due = db
        .selectFrom('jobs')
        .select('id')
        .where('run_at', '<=', p.now)
        .orderBy('run_at')
        .limit(p.limit)
        // Several nodes look at once: each takes what the others have not.
        .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked());
      return db
        .updateTable('jobs')
        .set((eb) => ({ run_at: p.until, lease_owner: p.owner, tries: eb('tries', '+', 1) }))
        .where('id', 'in', due)
        .returningAll();
    }),
    postpone: statement((p) =>
      db
        .updateTable('jobs')
        .set({ run_at: p.run_at, lease_owner: null })
        .where('id', '=', p.id)
        .where('lease_owner', '=', p.lease_owner)
        .returning('id'),
    ),
    due: statement(() =>
      db
        .selectFrom('jobs')
        .select('run_at')
        .where('run_at', 'is not', null)
        .orderBy('run_at')
        .limit(1),
    ),
  };
}
