import { describe, expect, test } from 'vitest';
import { createBuilder, statement } from './statement.ts';

const sqlite = createBuilder('sqlite');

describe('statement', () => {
  test('puts parameters where they were asked for, however often', () => {
    const lookup = statement((p: { id: string; key: string }) =>
      sqlite
        .selectFrom('inboxes')
        .select('name')
        .where('key', '=', p.key)
        .where('id', '=', p.id)
        .where('account_id', '!=', p.id),
    );
    expect(lookup.sql).toContain('"key" = ? and "id" = ? and "account_id" != ?');
    expect(lookup.bind({ id: 'i', key: 'k' })).toEqual(['k', 'i', 'i']);
  });

  test('never leaves SQLite a bare parameter after LIMIT, which it would plan anew for at each run', () => {
    const inboxes = sqlite.selectFrom('inboxes').select('id');
    const bound = statement((p: { limit: number }) => inboxes.limit(p.limit));
    expect(bound.sql).toMatch(/limit cast\(\? as integer\)$/);
    expect(bound.bind({ limit: 7 })).toEqual([7]);
    expect(statement(() => inboxes.limit(1)).sql).toMatch(/limit 1$/);
  });

  test('asks for all late rows where it names their tables, unless it says otherwise', () => {
    const heads = () => sqlite.selectFrom('conversations').select('head');
    expect(statement(heads).late_rows).toBe('all');
    expect(statement(heads, { late_rows: 'one' }).late_rows).toBe('one');
    expect(statement(() => sqlite.selectFrom('inboxes').select('id')).late_rows).toBe('none');
  });
});
