import type { Id, InstallSighting } from '@porchlight/protocol';
import { sql } from 'kysely';
import type { Sighting, SightingStore } from '../domain/sighting-store.ts';
import type { Database } from './database.ts';
import type { SightingTable } from './schema.ts';
import { type Builder, type Statement, statement } from './statement.ts';

/** So many are kept for an inbox. Whoever makes websites up pushes out no more than older ones. */
const most = 50;

interface SightingStatements {
  readonly count: Statement<{ inbox_id: Id }, { count: number }>;
  readonly known: Statement<{ inbox_id: Id; origin: string }, { page_url: string | null }>;
  readonly forgetOldest: Statement<{ inbox_id: Id }, unknown>;
  readonly insert: Statement<SightingTable, unknown>;
  readonly update: Statement<SightingTable, unknown>;
  readonly newest: Statement<{ inbox_id: Id }, SightingTable>;
}

/** From where script tags have spoken, over a database. */
export function createSightingStore(database: Database): SightingStore {
  const { builder, read } = database;
  const statements = createSightingStatements(builder);
  return {
    note: (sighting: Sighting) =>
      database.transaction(async (session) => {
        const { inbox_id, origin, page_url } = sighting;
        const known = await session.one(statements.known, { inbox_id, origin });
        const row = { ...sighting, allowed: sighting.allowed ? 1 : 0 };
        if (known !== undefined) {
          await session.all(statements.update, { ...row, page_url: page_url ?? known.page_url });
          return;
        }
        const all = await session.one(statements.count, { inbox_id });
        if ((all?.count ?? 0) >= most) await session.all(statements.forgetOldest, { inbox_id });
        await session.all(statements.insert, row);
      }),
    newest: async (inbox_id) => (await read.all(statements.newest, { inbox_id })).map(sightingOf),
  };
}

function sightingOf({ origin, page_url, allowed, at }: SightingTable): InstallSighting {
  return { origin, page_url, allowed: allowed === 1, at };
}

function createSightingStatements(db: Builder): SightingStatements {
  return {
    count: statement((p) =>
      db
        .selectFrom('sightings')
        .select(sql<number>`cast(count(*) as integer)`.as('count'))
        .where('inbox_id', '=', p.inbox_id),
    ),
    known: statement((p) =>
      db
        .selectFrom('sightings')
        .select('page_url')
        .where('inbox_id', '=', p.inbox_id)
        .where('origin', '=', p.origin),
    ),
    forgetOldest: statement((p) => {
      const oldest = db
        .selectFrom('sightings')
        .select('origin')
        .where('inbox_id', '=', p.inbox_id)
        .orderBy('at')
        .limit(1);
      return db
        .deleteFrom('sightings')
        .where('inbox_id', '=', p.inbox_id)
        .where('origin', '=', oldest);
    }),
    insert: statement(({ inbox_id, origin, page_url, allowed, at }) =>
      db
        .insertInto('sightings')
        .values({ inbox_id, origin, page_url, allowed, at })
        .onConflict((same) => same.doNothing()),
    ),
    update: statement(({ inbox_id, origin, page_url, allowed, at }) =>
      db
        .updateTable('sightings')
        .set({ page_url, allowed, at })
        .where('inbox_id', '=', inbox_id)
        .where('origin', '=', origin),
    ),
    newest: statement((p) =>
      db
        .selectFrom('sightings')
        .selectAll()
        .where('inbox_id', '=', p.inbox_id)
        .orderBy('at', 'desc')
        .limit(most),
    ),
  };
}
