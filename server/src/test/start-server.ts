import { createIdSource } from '@porchlight/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { firstStart } from '../domain/first-start.ts';
import type { Store } from '../domain/store.ts';
import type { SiteFolders } from '../http/site.ts';
import { openStore } from '../open-store.ts';
import { systemClock } from '../system-clock.ts';
import { createAgent, createVisitor, type Person } from './people.ts';

/** How a test's server differs from the plain one. */
export interface ServerOptions {
  readonly config?: Partial<Config>;
  readonly folders?: SiteFolders;
  /** Postgres instead of SQLite. */
  readonly database_url?: string;
  /** Stands between the server and its store. */
  readonly wrap?: (store: Store) => Store;
  /** How much later than now the server's clock is, in milliseconds; asked at every look. */
  readonly ahead_ms?: () => number;
  /** The server's clock instead, in ms since 1970: one that stands still must not be reckoned from one that goes. */
  readonly now?: () => number;
}

/** One line of the server's log. */
export interface LogLine {
  readonly level: string;
  readonly fields: Record<string, unknown>;
  readonly line: string;
}

/** A real server on a free port over a database of its own. */
export interface TestServer {
  readonly url: string;
  readonly key: string;
  readonly admin: { readonly email: string; readonly password: string };
  readonly store: Store;
  readonly log: readonly LogLine[];
  /** A visitor with a session, connected and in sync; `token` to be the same person again. */
  readonly visitor: (token?: string) => Promise<Person>;
  /** The admin, signed in anew, connected and in sync. */
  readonly agent: () => Promise<Person>;
  readonly stop: () => Promise<void>;
}

/** Starts one; `stop` ends it and removes its folder. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-'));
  const ahead_ms = options.ahead_ms ?? (() => 0);
  const now = options.now ?? (() => Date.now() + ahead_ms());
  const clock = { ...systemClock, now };
  const newId = createIdSource(clock.now, Math.random);
  const { database_url } = options;
  const opened = await openStore({ database_url, data_dir: folder }, newId);
  const store = options.wrap?.(opened) ?? opened;
  const admin = { email: 'ada@porchlight.example', password: 'correct horse' };
  await firstStart(store, clock, newId, admin);
  const log: LogLine[] = [];
  const app = await createApp({
    config: { ...plainConfig, data_dir: folder, ...options.config },
    store,
    clock,
    newId,
    log: recordingLog(log),
    secret: 'a secret of nobody',
    ...(options.folders && { folders: options.folders }),
  });
  const url = app.local_url.replace('localhost', '127.0.0.1');
  const [account_id = ''] = await store.accounts();
  const inboxes = await store.read.inboxes(account_id);
  const key = inboxes.find((inbox) => inbox.kind === 'website')?.key ?? '';
  const people: Person[] = [];
  const joined = async (coming: Promise<Person>) => {
    const person = await coming;
    people.push(person);
    return person;
  };
  return {
    url,
    key,
    admin,
    store,
    log,
    visitor: (token) => joined(createVisitor(url, key, token)),
    agent: () => joined(createAgent(url, admin)),
    async stop() {
      for (const person of people) person.leaves();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const plainConfig = {
  port: 0,
  host: '127.0.0.1',
  public_url: undefined,
  files_url: undefined,
  redis_url: undefined,
  smtp_url: undefined,
  mail_from: undefined,
  console_origins: [],
  limits_on: false,
  // Receivers of tests stand on this machine.
  allow_private_webhooks: true,
};

function recordingLog(lines: LogLine[]) {
  const at = (level: string) => (fields: object, line: string) => {
    lines.push({ level, fields: { ...fields }, line });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
