import pg from 'pg';
import type { StorageTrouble } from '../domain/store.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html; the first that a code begins with counts.
const troubles: readonly (readonly [prefix: string, trouble: StorageTrouble])[] = [
  ['53100', 'full'],
  ['53', 'unreachable'], // too many connections, out of memory
  ['57P', 'unreachable'], // it stops, starts, or has crashed
  ['08', 'unreachable'],
  ['28', 'unreachable'], // it does not let us in
  ['25006', 'read_only'],
  ['58', 'disk'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
];

/** What an error of pg says of the database. What Postgres did not say itself is about the way to it. */
export function postgresTrouble(error: unknown): StorageTrouble {
  if (!(error instanceof pg.DatabaseError)) return 'unreachable';
  const { code = '' } = error;
  return troubles.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'other';
}
