import type { Config } from './config.ts';
import { StorageError } from './domain/store.ts';

/** Errors whose message is for the person who started the server. */
const saysItself: ReadonlySet<string> = new Set([
  'NewerDatabaseError',
  'DamagedSecretError',
  'OtherSecretError',
]);

/** What went wrong at the start, in one sentence that says what to do; undefined for what nobody foresaw. */
export function startSentence(error: unknown, config: Config): string | undefined {
  if (error instanceof StorageError) return storageSentence(error, config);
  if (error instanceof Error && saysItself.has(error.name)) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const { port, host, data_dir } = config;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: stop the program that listens there, or set PORT to another number.`;
    case 'EACCES':
      return `Permission denied: use a PORT above 1023 and a DATA_DIR (now ${data_dir}) that you may write to.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for every network.`;
    case 'ENOENT':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return `DATA_DIR ${data_dir} can't be a folder: set DATA_DIR to one that you may write to.`;
    case 'ENOSPC':
      return `The disk of DATA_DIR ${data_dir} is full: make room, or set DATA_DIR to another disk.`;
    default:
      return undefined;
  }
}

function storageSentence({ cause, message }: StorageError, config: Config): string {
  const reason = cause instanceof Error ? cause.message : message;
  return config.database_url === undefined
    ? `The database in DATA_DIR ${config.data_dir} did not open (${reason}): check the folder, or set another.`
    : `The database of DATABASE_URL does not answer (${reason}): start it, or correct the address.`;
}
