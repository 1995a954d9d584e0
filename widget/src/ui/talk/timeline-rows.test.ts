import type { TimelineLine } from '@porchlight/client';
import { expect, it } from 'vitest';
import {
  ada,
  conversation_id,
  message,
  messageLine,
  minute,
  outgoingLine,
} from '../../test/fixtures.ts';
import { type Row, rowsOf } from './timeline-rows.ts';

function activity(data: object, event_type: string): TimelineLine {
  const event = {
    event_id: event_type,
    event_type,
    timestamp: minute(5),
    account_id: 'account',
    source: 'console',
    schema_version: 1,
    conversation_id,
    seq: 5,
    prev: 4,
    data,
  };
  return { kind: 'activity', key: event_type, event } as TimelineLine;
}

const shapeOf = (row: Row) =>
  row.kind === 'message'
    ? `${row.own ? 'own' : 'other'}${row.first ? ' first' : ''}${row.last ? ' last' : ''}`
    : row.kind;

const shapes = (lines: readonly TimelineLine[], unread_after: number | null = null) =>
  rowsOf(lines, unread_after).map(shapeOf);

it('puts messages of one author in a run', () => {
  const lines = [
    messageLine(message(1, 'visitor', 'a')),
    messageLine(message(2, 'visitor', 'b')),
    messageLine(message(3, 'agent', 'c')),
    messageLine(message(4, 'agent', 'd')),
    messageLine(message(5, 'agent', 'e')),
  ];
  expect(shapes(lines)).toEqual([
    'day',
    'own first',
    'own last',
    'other first',
    'other',
    'other last',
  ]);
});

it('ends a run after five minutes of silence', () => {
  const lines = [
    messageLine(message(1, 'agent', 'a')),
    messageLine(message(2, 'agent', 'b', minute(6))),
  ];
  expect(shapes(lines)).toEqual(['day', 'other first last', 'other first last']);
});

it('joins what is on its way out to the run above it', () => {
  const lines = [messageLine(message(1, 'visitor', 'a')), outgoingLine('b', minute(2))];
  expect(shapes(lines)).toEqual(['day', 'own first', 'own last']);
});

it('begins each day with a separator', () => {
  const lines = [
    messageLine(message(1, 'agent', 'a', '2026-11-18T12:00:00.000Z')),
    messageLine(message(2, 'agent', 'b', '2026-11-19T12:00:00.000Z')),
  ];
  expect(shapes(lines)).toEqual(['day', 'other first last', 'day', 'other first last']);
});

it('marks the first unread message of the other side, once, and begins a run there', () => {
  const lines = [
    messageLine(message(1, 'agent', 'a')),
    messageLine(message(2, 'visitor', 'b')),
    messageLine(message(3, 'agent', 'c')),
    messageLine(message(4, 'agent', 'd')),
  ];
  const expected = [
    'day',
    'other first last',
    'own first last',
    'unread',
    'other first',
    'other last',
  ];
  expect(shapes(lines, 1)).toEqual(expected);
  expect(shapes(lines, 4)).not.toContain('unread');
  expect(shapes(lines, null)).not.toContain('unread');
});

it('leaves out what is no news to a visitor', () => {
  const by = { kind: 'agent', id: ada.id };
  expect(shapes([activity({}, 'conversation.created')])).toEqual([]);
  expect(shapes([activity({ assignee_id: null }, 'conversation.assigned')])).toEqual([]);
  expect(shapes([activity({ assignee_id: ada.id }, 'conversation.assigned')])).toEqual([
    'day',
    'activity',
  ]);
  const resolved = activity({ status: 'resolved', by }, 'conversation.status_changed');
  expect(shapes([resolved])).toEqual(['day', 'activity']);
});

it('gives every row a key of its own', () => {
  const lines = [
    messageLine(message(1, 'agent', 'a')),
    messageLine(message(2, 'visitor', 'b', '2026-11-21T12:00:00.000Z')),
  ];
  const keys = rowsOf(lines, 0).map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});
