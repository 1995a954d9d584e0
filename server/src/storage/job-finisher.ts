import type { Id, Moment } from '@porchlight/protocol';
import type { LeasedJob } from '../domain/job-store.ts';
import { goOn, type Soon } from '../domain/soon.ts';
import type { WriteSession } from './database.ts';
import { type Builder, statement } from './statement.ts';

/** Ends a job inside a transaction. False where its lease has run out and somebody else has taken it. */
export type JobFinisher = (session: WriteSession, job: LeasedJob, now: Moment) => Soon<boolean>;

/** Compiles what ends a job: it is deleted, and the next of its order need wait no more. */
export function createJobFinisher(db: Builder): JobFinisher {
  const remove = statement((p: { id: Id; lease_owner: Id }) =>
    db
      .deleteFrom('jobs')
      .where('id', '=', p.id)
      .where('lease_owner', '=', p.lease_owner)
      .returning('order_key'),
  );
  const release = statement((p: { order_key: string; now: Moment }) => {
    const next = db
      .selectFrom('jobs')
      .select('id')
      .where('order_key', '=', p.order_key)
      .orderBy('seq')
      .limit(1);
    return db
      .updateTable('jobs')
      .set({ run_at: p.now })
      .where('id', '=', next)
      .where('run_at', 'is', null);
  });
  return (session, { id, lease_owner }, now) =>
    goOn(session.one(remove, { id, lease_owner }), (row) => {
      if (row === undefined) return false;
      if (row.order_key === null) return true;
      return goOn(session.all(release, { order_key: row.order_key, now }), () => true);
    });
}
