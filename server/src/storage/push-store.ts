import type { Id, Moment } from '@porchlight/protocol';
import type { PushStore } from '../domain/push-store.ts';
import type { Database } from './database.ts';
import type { PushSubscriptionTable } from './schema.ts';
import { statement } from './statement.ts';

/** A person has so many browsers at most; the oldest goes for a new one. */
const most = 10;

/** Who wants pushes, over a database. */
export function createPushStore(database: Database): PushStore {
  const { builder: db, read } = database;
  const live = statement((p: { contact_id: Id; now: Moment }) =>
    db
      .selectFrom('push_subscriptions')
      .innerJoin('sessions', 'sessions.id', 'push_subscriptions.session_id')
      .selectAll('push_subscriptions')
      .where('push_subscriptions.contact_id', '=', p.contact_id)
      // A session that has begun to be another person's is over, too.
      .where('sessions.revoked_at', 'is', null)
      .where('sessions.expires_at', '>', p.now)
      .orderBy('push_subscriptions.created_at', 'desc')
      .limit(most),
  );
  const put = statement((p: PushSubscriptionTable) =>
    db
      .insertInto('push_subscriptions')
      .values({
        endpoint_hash: p.endpoint_hash,
        contact_id: p.contact_id,
        session_id: p.session_id,
        endpoint: p.endpoint,
        p256dh: p.p256dh,
        auth: p.auth,
        words: p.words,
        created_at: p.created_at,
      })
      .onConflict((same) =>
        same.column('endpoint_hash').doUpdateSet({
          contact_id: p.contact_id,
          session_id: p.session_id,
          p256dh: p.p256dh,
          auth: p.auth,
          words: p.words,
          created_at: p.created_at,
        }),
      ),
  );
  const prune = statement((p: { contact_id: Id }) => {
    const newest = db
      .selectFrom('push_subscriptions')
      .select('endpoint_hash')
      .where('contact_id', '=', p.contact_id)
      .orderBy('created_at', 'desc')
      .limit(most);
    return db
      .deleteFrom('push_subscriptions')
      .where('contact_id', '=', p.contact_id)
      .where('endpoint_hash', 'not in', newest);
  });
  const remove = statement((p: { endpoint_hash: string }) =>
    db.deleteFrom('push_subscriptions').where('endpoint_hash', '=', p.endpoint_hash),
  );
  return {
    of: async (contact_id, now) => read.all(live, { contact_id, now }),
    put: (row) =>
      database.transaction(async (session) => {
        await session.all(put, row);
        await session.all(prune, { contact_id: row.contact_id });
      }),
    remove: (endpoint_hash) =>
      database.transaction(async (session) => void (await session.all(remove, { endpoint_hash }))),
  };
}
