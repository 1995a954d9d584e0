import type { StorageTrouble } from '../domain/store.ts';

// The primary result codes of https://sqlite.org/rescode.html; the extended ones have them in their lowest byte.
const troubles: Readonly<Record<number, StorageTrouble>> = {
  5: 'locked', // SQLITE_BUSY
  6: 'locked', // SQLITE_LOCKED
  8: 'read_only', // SQLITE_READONLY
  10: 'disk', // SQLITE_IOERR
  11: 'damaged', // SQLITE_CORRUPT
  13: 'full', // SQLITE_FULL
  14: 'disk', // SQLITE_CANTOPEN
  26: 'damaged', // SQLITE_NOTADB
};

/** What an error of node:sqlite says of the database; null for an error of somebody else. */
export function sqliteTrouble(error: unknown): StorageTrouble | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  if (!String(error.code).startsWith('ERR_SQLITE')) return null;
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return troubles[code] ?? 'other';
}
