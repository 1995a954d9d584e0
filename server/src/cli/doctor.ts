import { existsSync, statSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { workspaceFolders } from '../app.ts';
import type { Config } from '../config.ts';
import { ensureSecretKey } from '../data-folder.ts';
import { checkSecret } from '../domain/secret-mark.ts';
import { openStore } from '../open-store.ts';
import { startSentence } from '../start-sentence.ts';
import { configured, newId } from './with-store.ts';

/** What was looked at, and what is to be done about it; null where all is well. */
interface Finding {
  readonly what: string;
  readonly cure: string | null;
}

/** Nobody waits longer for a server, in milliseconds. */
const patience_ms = 5_000;

/** With less left a database soon stands still, in bytes. */
const scarce = 1_000_000_000;

/**
 * `doctor`: looks at everything that a server needs, and repairs nothing; but an older database is brought up to date by opening it, as
 * by every command. Ends with 1 where something is to be done.
 */
export async function examine(): Promise<void> {
  const config = configured();
  const findings = [
    folderOf(config),
    diskOf(config),
    await databaseOf(config),
    buildsOf(),
    await serverOf(config),
    await publicOf(config),
    mailOf(config),
  ];
  for (const { what, cure } of findings) {
    process.stdout.write(cure === null ? `  ok  ${what}\n` : `  !!  ${what}\n      ${cure}\n`);
  }
  process.exitCode = findings.some(({ cure }) => cure !== null) ? 1 : 0;
}

function folderOf({ data_dir }: Config): Finding {
  const what = `DATA_DIR ${resolve(data_dir)}`;
  const found = statSync(data_dir, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true)
    return {
      what,
      cure: 'It is not there: set DATA_DIR as the server has it, or start the server.',
    };
  // Whoever reads it reads everybody's words, and signs in the server's name.
  const open = (found.mode & 0o077) !== 0;
  return { what, cure: open ? `Others on this machine may read it: chmod 700 ${data_dir}` : null };
}

function diskOf({ data_dir }: Config): Finding {
  if (!existsSync(data_dir)) return { what: 'Disk', cure: null };
  const { bavail, bsize } = statfsSync(data_dir);
  const left = bavail * bsize;
  const cure = left < scarce ? 'Make room: on a full disk nobody can send.' : null;
  return { what: `Disk, ${(left / 1_000_000_000).toFixed(1)} GB left`, cure };
}

async function databaseOf(config: Config): Promise<Finding> {
  const { data_dir, database_url, secret_key } = config;
  const what = database_url === undefined ? 'Database, SQLite in DATA_DIR' : 'Database, Postgres';
  if (database_url === undefined && !existsSync(join(data_dir, 'porchlight.db')))
    return { what, cure: 'There is none yet: the first start of the server makes it.' };
  try {
    const store = await openStore(config, newId);
    const known = secret_key !== undefined || existsSync(join(data_dir, 'secret.key'));
    if (known) await checkSecret(store, ensureSecretKey(secret_key, data_dir));
    await store.close();
    if (known) return { what, cure: null };
    return { what, cure: 'Its secret is missing: restore secret.key, or set SECRET_KEY.' };
  } catch (error) {
    return { what, cure: startSentence(error, config) ?? String(error) };
  }
}

function buildsOf(): Finding {
  const { widget, console: desk } = workspaceFolders;
  const built = existsSync(join(widget, 'widget.js')) && existsSync(join(desk, 'index.html'));
  return { what: 'Builds of widget and console', cure: built ? null : 'pnpm build makes them.' };
}

async function serverOf({ host, port }: Config): Promise<Finding> {
  const near = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const origin = `http://${near.includes(':') ? `[${near}]` : near}:${port}`;
  const what = `Server at ${origin}`;
  const answer = await ask(`${origin}/readyz`);
  if (answer === null)
    return { what, cure: 'Nobody answers: start it, or set HOST and PORT as it has them.' };
  return { what, cure: answer.ok ? null : `It says: ${await answer.text()}` };
}

async function publicOf({ public_url }: Config): Promise<Finding> {
  if (public_url === undefined)
    return { what: 'PUBLIC_URL is not set: the server is for this machine', cure: null };
  const what = `PUBLIC_URL ${public_url}`;
  const answer = await ask(`${public_url}/healthz`);
  if (answer === null)
    return { what, cure: 'It leads nowhere from here: look at name, proxy and certificate.' };
  const ours = answer.headers.has('x-request-id');
  return { what, cure: ours ? null : 'Something else answers there: lead it to the server.' };
}

function mailOf({ smtp_url }: Config): Finding {
  const what =
    smtp_url === undefined ? 'Mail is off' : 'Mail is on: send a test mail from the console';
  return { what, cure: null };
}

async function ask(url: string): Promise<Response | null> {
  return fetch(url, { signal: AbortSignal.timeout(patience_ms) }).catch(() => null);
}
