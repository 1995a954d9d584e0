// @vitest-environment node
import type { Conversation, ConversationStatus } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { compareRows, createViewRows, isInView, type RowsQuery } from './view-rows.ts';

const me = 'ada';
const everything = { view: 'all', agent_id: me, edge: null } satisfies RowsQuery;

function conversation(id: string, minute: number, more: Partial<Conversation> = {}): Conversation {
  const at = `2026-11-20T12:${String(minute).padStart(2, '0')}:00.000Z`;
  return {
    id,
    account_id: 'account',
    number: 1,
    inbox_id: 'inbox',
    contact_id: 'contact',
    status: 'open',
    assignee_id: null,
    head: 1,
    public_head: 1,
    created_at: at,
    last_activity_at: at,
    waiting_since: null,
    last_message: null,
    visitor_delivered_seq: 0,
    visitor_read_seq: 0,
    agent_delivered_seq: 0,
    agent_read_seq: 0,
    visitor_count: 0,
    agent_count: 0,
    visitor_read_count: 0,
    agent_read_count: 0,
    ...more,
  };
}

const byId = (...all: Conversation[]) => Object.fromEntries(all.map((each) => [each.id, each]));

describe('isInView', () => {
  it.each<[ConversationStatus, string | null, string[]]>([
    ['open', null, ['open', 'all']],
    ['open', me, ['open', 'mine', 'all']],
    ['open', 'lin', ['open', 'all']],
    ['resolved', null, ['all', 'resolved']],
    ['resolved', me, ['all', 'resolved']],
  ])('files %s of %s under %j', (status, assignee_id, views) => {
    const one = conversation('c', 0, { status, assignee_id });
    expect(
      (['open', 'mine', 'all', 'resolved'] as const).filter((view) => isInView(one, view, me)),
    ).toEqual(views);
  });
});

describe('the rows of a view', () => {
  it('stand by newest activity, then by id', () => {
    const rows = createViewRows()(
      byId(conversation('a', 5), conversation('b', 9), conversation('c', 5)),
      everything,
    );
    expect(rows).toEqual(['b', 'c', 'a']);
  });

  it('end at the edge of what was fetched, so that no row appears with a hole above it', () => {
    const edge = { id: 'b', last_activity_at: conversation('b', 5).last_activity_at };
    const known = byId(conversation('a', 9), conversation('b', 5), conversation('far', 1));
    expect(createViewRows()(known, { ...everything, edge })).toEqual(['a', 'b']);
  });

  it('are the same array as long as nothing moves', () => {
    const viewRows = createViewRows();
    const before = byId(conversation('a', 5), conversation('b', 9));
    const rows = viewRows(before, everything);
    const read = { ...before, a: conversation('a', 5, { agent_read_seq: 3 }) };
    expect(viewRows(read, everything)).toBe(rows);
    const moved = { ...read, a: conversation('a', 10) };
    expect(viewRows(moved, everything)).toEqual(['a', 'b']);
  });

  it('let a conversation go when it is resolved', () => {
    const viewRows = createViewRows();
    const open = { ...everything, view: 'open' } satisfies RowsQuery;
    expect(viewRows(byId(conversation('a', 1)), open)).toEqual(['a']);
    expect(viewRows(byId(conversation('a', 1, { status: 'resolved' })), open)).toEqual([]);
  });
});

describe('compareRows', () => {
  it('says 0 only of a row and itself', () => {
    const [a, b] = [conversation('a', 1), conversation('b', 1)];
    expect(compareRows(a, a)).toBe(0);
    expect(compareRows(a, b)).toBe(1);
    expect(compareRows(b, a)).toBe(-1);
  });
});
