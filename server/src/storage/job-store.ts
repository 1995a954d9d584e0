import { jobKinds, type Id, type JobKind, type Moment } from '@porchlight/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { JobStore, JobWish, LeasedJob } from '../domain/job-store.ts';
import type { Database } from './database.ts';
import type { JobTable } from './schema.ts';
import { type Builder, type Dialect, type Statement, statement } from './statement.ts';

interface Lease {
  readonly owner: Id;
  readonly now: Moment;
  readonly until: Moment;
  readonly kind: JobKind;
  readonly limit: number;
  /** Inboxes, as JSON. */
  readonly without: string;
}

/** By kind the inboxes of which nothing is asked, as JSON. */
type Without = Readonly<Record<JobKind, string>>;

interface JobStatements {
  readonly lease: Statement<Lease, JobTable>;
  readonly postpone: Statement<{ id: Id; lease_owner: Id; run_at: Moment }, { id: Id }>;
  readonly due: Statement<Without, Readonly<Record<JobKind, Moment | null>>>;
}

/** Jobs over a database. Whoever takes one moves its time on, so what a dead node had taken is due again by itself. */
export function createJobStore(database: Database, written: () => number): JobStore {
  const { builder, dialect, read } = database;
  const statements = createJobStatements(builder, dialect);
  return {
    written,
    lease: (owner, now, until, { kind, limit, without }) =>
      database.transaction(async (session) => {
        const wish = { kind, limit, without: JSON.stringify(without) };
        const rows = await session.all(statements.lease, { owner, now, until, ...wish });
        return rows.map(leasedOf);
      }),
    postpone: ({ id, lease_owner }, run_at) =>
      database.transaction(async (session) => {
        const row = await session.one(statements.postpone, { id, lease_owner, run_at });
        return row !== undefined;
      }),
    async nextDue(wishes) {
      const row = await read.one(statements.due, withoutOf(wishes));
      const dues = wishes.map(({ kind }) => [kind, row?.[kind] ?? null] as const);
      return new Map(dues.filter((due): due is [JobKind, Moment] => due[1] !== null));
    },
  };
}

function withoutOf(wishes: readonly JobWish[]): Without {
  const inboxes = (kind: JobKind) => wishes.find((wish) => wish.kind === kind)?.without ?? [];
  const each = jobKinds.map((kind) => [kind, JSON.stringify(inboxes(kind))]);
  return Object.fromEntries(each) as Without;
}

function leasedOf(row: JobTable): LeasedJob {
  const { id, account_id, kind, conversation_id, inbox_id, message_id, attempt } = row;
  const { tries, lease_owner } = row;
  const about = { conversation_id, inbox_id, message_id, attempt };
  return { id, account_id, kind, ...about, tries, lease_owner: lease_owner ?? '' };
}

function createJobStatements(db: Builder, dialect: Dialect): JobStatements {
  return {
    lease: statement((p) => {
      const due = waiting(db, dialect, p.kind, p.without)
        .select('id')
        .where('run_at', '<=', p.now)
        .limit(p.limit)
        // Several nodes look at once: each takes what the others have not.
        .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked());
      return (
        db
          // On its own, so that Postgres, whatever it plans, asks once and takes no more than the limit.
          .with('due', () => due)
          .updateTable('jobs')
          .set((eb) => ({ run_at: p.until, lease_owner: p.owner, tries: eb('tries', '+', 1) }))
          .where('id', 'in', (eb) => eb.selectFrom('due').select('id'))
          .returningAll()
      );
    }),
    postpone: statement((p) =>
      db
        .updateTable('jobs')
        .set({ run_at: p.run_at, lease_owner: null })
        .where('id', '=', p.id)
        .where('lease_owner', '=', p.lease_owner)
        .returning('id'),
    ),
    due: statement((p) =>
      db.selectNoFrom(
        jobKinds.map((kind) =>
          waiting(db, dialect, kind, p[kind]).select('run_at').limit(1).as(kind),
        ),
      ),
    ),
  };
}

/** What of a kind waits for its time, in its order, past some inboxes: all of it stands in one index. */
function waiting(db: Builder, dialect: Dialect, kind: JobKind, without: string) {
  const list: RawBuilder<string> =
    dialect === 'sqlite'
      ? sql`(select value from json_each(${without}))`
      : sql`(select json_array_elements_text(cast(${without} as json)))`;
  return db
    .selectFrom('jobs')
    .where('kind', '=', kind)
    .where('run_at', 'is not', null)
    .where((eb) => eb.fn.coalesce('inbox_id', sql.lit('')), 'not in', list)
    .orderBy('run_at');
}
