import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { jobLanes } from './0080-job-lanes.ts';
import { migrations } from './index.ts';
import { columnTypes } from './migration.ts';

it('finds the inbox of jobs that were written before', () => {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  const apply = (migration: typeof jobLanes) => {
    for (const text of migration.statements(columnTypes('sqlite'))) database.exec(text);
  };
  for (const each of migrations.filter(({ number }) => number < jobLanes.number)) apply(each);
  fill(database, 'conversations', { id: 'a conversation', inbox_id: 'an inbox' });
  fill(database, 'jobs', { id: 'of it', conversation_id: 'a conversation' });
  fill(database, 'jobs', { id: 'of none', conversation_id: 'an agent', seq: 1 });
  apply(jobLanes);
  const jobs = database.prepare('select id, inbox_id from jobs order by id').all();
  expect(jobs.map(({ id, inbox_id }) => [id, inbox_id])).toEqual([
    ['of it', 'an inbox'],
    ['of none', null],
  ]);
  database.close();
});

/** Writes a row of which the rest means nothing here. */
function fill(database: DatabaseSync, table: string, known: Record<string, string | number>): void {
  const columns = database.prepare(`select name, type from pragma_table_info('${table}')`).all();
  const names = columns.map(({ name }) => String(name));
  const values = columns.map(({ name, type }) => {
    return known[String(name)] ?? (String(type).toLowerCase() === 'integer' ? 0 : '{}');
  });
  const places = names.map(() => '?').join();
  database.prepare(`insert into ${table} (${names.join()}) values (${places})`).run(...values);
}
