import { findTestPostgres, findTestRedis, type TestRedis } from '@porchlight/server/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { StoredFile, StoredMessage } from '../history.ts';
import type { Backing, Mishap } from './backing.ts';
import {
  filesQuery,
  jobsQuery,
  messagesQuery,
  rowOf,
  rowsQuery,
  type RawRow,
} from './log-queries.ts';

/** Postgres, and Redis as the doorbell between nodes. Rejects where Postgres is not to be had. */
export async function openPostgresBacking({ redis: wanted = true } = {}): Promise<Backing> {
  const postgres = await findTestPostgres();
  if (postgres === null) throw new Error('two nodes need Postgres');
  const redis = wanted ? await findTestRedis() : null;
  const url = await postgres.createDatabase();
  const data = mkdtempSync(join(tmpdir(), 'porchlight-storm-'));

  async function restart(): Promise<void> {
    await postgres?.kill();
    await postgres?.start();
  }

  async function freeze(ms: number): Promise<void> {
    await postgres?.freeze();
    await pause(ms);
    await postgres?.thaw();
  }

  return {
    kind: 'postgres',
    env: {
      DATA_DIR: data,
      DATABASE_URL: url,
      SECRET_KEY: 'a secret of two nodes, long enough to be one',
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
    },
    copy: () => ask(url, copyAll),
    restore: () => ask(url, putBack),
    read: () =>
      ask(url, async (client) => {
        const { rows } = await client.query<RawRow>(rowsQuery);
        const { rows: messages } = await client.query<StoredMessage>(messagesQuery);
        const { rows: files } = await client.query<StoredFile>(filesQuery);
        return { rows: rows.map(rowOf), messages, files, dump: await dump(client) };
      }),
    jobs: () =>
      ask(url, async (client) => {
        const { rows } = await client.query<{ kind: string }>(jobsQuery);
        return rows.map(({ kind }) => kind);
      }),
    shelf: join(data, 'files'),
    messageIds: () => ask(url, (client) => idsIn(client, 'messages')),
    snipe: (pid) => snipe(url, pid),
    mishaps: {
      'database killed': restart,
      'database frozen': freeze,
      ...(redis === null ? {} : redisMishaps(redis)),
    },
    close: async () => {
      await redis?.stop();
      await postgres.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function redisMishaps(redis: TestRedis): Readonly<Record<string, Mishap>> {
  return {
    'redis killed': async (ms) => {
      await redis.kill();
      await pause(ms);
      await redis.start();
    },
    'redis emptied': async () => {
      const line = connect(Number(new URL(redis.url).port), '127.0.0.1');
      line.end('FLUSHALL\r\n');
      await once(line.resume(), 'close');
    },
    'redis frozen': async (ms) => {
      redis.freeze();
      await pause(ms);
      redis.thaw();
    },
  };
}

async function ask<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  // A database that is killed meanwhile is told by the query itself.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function idsIn(client: pg.Client, table: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>(`select id from ${table}`);
  return new Set(rows.map(({ id }) => id));
}

async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ tablename: string }>(
    'select tablename from pg_tables where schemaname = current_schema()',
  );
  return rows.map(({ tablename }) => tablename);
}

async function dump(client: pg.Client): Promise<string> {
  const found: string[] = [];
  for (const table of await tablesOf(client))
    found.push(JSON.stringify((await client.query(`table ${table}`)).rows));
  return found.join('\n');
}

/** Every table as it is at one moment, in a schema beside it. */
async function copyAll(client: pg.Client): Promise<ReadonlySet<string>> {
  const tables = await tablesOf(client);
  await client.query('drop schema if exists yesterday cascade');
  await client.query('create schema yesterday');
  await client.query('begin isolation level repeatable read');
  for (const table of tables)
    await client.query(`create table yesterday.${table} as table ${table}`);
  await client.query('commit');
  return idsIn(client, 'yesterday.messages');
}

async function putBack(client: pg.Client): Promise<void> {
  const tables = await tablesOf(client);
  await client.query('begin');
  // References are whole in the copy; the order of the tables does not matter then.
  await client.query('set local session_replication_role = replica');
  await client.query(`truncate ${tables.join(', ')}`);
  for (const table of tables)
    await client.query(`insert into ${table} select * from yesterday.${table}`);
  await client.query('commit');
}

async function snipe(url: string, pid: number): Promise<boolean> {
  const program = join(import.meta.dirname, 'postgres-sniper.ts');
  const sniper = spawn(process.execPath, [program, url, String(pid)], { stdio: 'inherit' });
  const [code] = (await once(sniper, 'exit')) as [number | null];
  return code === 0;
}
