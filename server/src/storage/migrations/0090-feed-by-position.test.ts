import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { feedByPosition } from './0090-feed-by-position.ts';
import { migrations } from './index.ts';
import { columnTypes, type Migration } from './migration.ts';

it('keeps each row of the feed, under its position', () => {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  const apply = (migration: Migration) => {
    for (const text of migration.statements(columnTypes('sqlite'))) database.exec(text);
  };
  for (const each of migrations.filter(({ number }) => number < feedByPosition.number)) apply(each);
  const columns = database.prepare(`select name, type from pragma_table_info('feed')`).all();
  // As rows may lie after years: their numbers are not their positions, and every column says something.
  for (const position of [7, 9, 8]) {
    const row = columns.map(({ name, type }, index) => {
      if (name === 'position') return position;
      return type === 'TEXT' || type === 'text' ? `${String(name)} ${position}` : index + position;
    });
    database.prepare(`insert into feed values (${row.map(() => '?').join()})`).run(...row);
  }
  const rows = () => database.prepare('select * from feed order by position').all();
  const before = rows();

  apply(feedByPosition);
  expect(rows()).toEqual(before);
  const numbers = database.prepare('select rowid as number, position from feed').all();
  expect(numbers.map(({ number, position }) => [number, position])).toEqual([
    [7, 7],
    [8, 8],
    [9, 9],
  ]);
  const indexes = database.prepare(`select name from pragma_index_list('feed')`).all();
  expect(indexes.map(({ name }) => name)).toEqual(['feed_of_contacts']);
  database.close();
});
