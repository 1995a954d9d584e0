// @vitest-environment node
import type { TimelineLine } from '@porchlight/client';
import type { Message, Party } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { firstUnread, messagesAfter, threadRows } from './thread-rows.ts';

const me: Party = { kind: 'agent', id: 'ada' };
const visitor: Party = { kind: 'visitor', id: 'ines' };

function said(seq: number, author: Party, at: string, internal?: true): TimelineLine {
  const key = `m${seq}`;
  const message: Message = {
    id: key,
    conversation_id: 'c',
    seq,
    version: seq,
    author,
    text: key,
    at,
    recalled_at: null,
    ...(internal && { internal }),
  };
  return { kind: 'message', key, message, status: 'sent' };
}

function writing(at: string): TimelineLine {
  const message = {
    id: 'out',
    conversation_id: 'c',
    text: 'out',
    created_at: at,
    state: { kind: 'queued' },
  } as const;
  return { kind: 'outgoing', key: 'out', message, status: 'pending' };
}

const shape = (lines: readonly TimelineLine[], unread: string | null = null) =>
  threadRows(lines, me, unread).map(
    ({ line, day, unread: mark, first, last }) =>
      `${day ? 'day ' : ''}${mark ? 'new ' : ''}${first ? '[' : ''}${line.key}${last ? ']' : ''}`,
  );

describe('threadRows', () => {
  it('groups what one author writes within five minutes', () => {
    expect(
      shape([
        said(1, visitor, '2026-11-20T12:00:00Z'),
        said(2, visitor, '2026-11-20T12:04:00Z'),
        said(3, visitor, '2026-11-20T12:09:30Z'),
        said(4, me, '2026-11-20T12:10:00Z'),
      ]),
    ).toEqual(['day [m1', 'm2]', '[m3]', '[m4]']);
  });

  it('keeps what is on its way in the group of what has arrived', () => {
    expect(shape([said(1, me, '2026-11-20T12:00:00Z'), writing('2026-11-20T12:00:10Z')])).toEqual([
      'day [m1',
      'out]',
    ]);
  });

  it('never puts a note into a group with replies', () => {
    expect(
      shape([said(1, me, '2026-11-20T12:00:00Z'), said(2, me, '2026-11-20T12:00:10Z', true)]),
    ).toEqual(['day [m1]', '[m2]']);
  });

  it('begins each day, and a group with it', () => {
    const late = new Date(2026, 10, 20, 23, 59).toISOString();
    const early = new Date(2026, 10, 21, 0, 1).toISOString();
    expect(shape([said(1, visitor, late), said(2, visitor, early)])).toEqual([
      'day [m1]',
      'day [m2]',
    ]);
  });

  it('breaks a group above the first unread line, and only there', () => {
    const lines = [
      said(1, visitor, '2026-11-20T12:00:00Z'),
      said(2, visitor, '2026-11-20T12:00:10Z'),
      said(3, visitor, '2026-11-20T12:00:20Z'),
    ];
    expect(shape(lines, 'm2')).toEqual(['day [m1]', 'new [m2', 'm3]']);
  });
});

describe('firstUnread', () => {
  const lines = [
    said(1, visitor, '2026-11-20T12:00:00Z'),
    said(2, me, '2026-11-20T12:01:00Z'),
    said(3, visitor, '2026-11-20T12:02:00Z'),
  ];

  it('is the first of the visitor’s above what was read; one’s own words are never new', () => {
    expect(firstUnread(lines, 0)).toBe('m1');
    expect(firstUnread(lines, 1)).toBe('m3');
    expect(firstUnread(lines, 3)).toBeNull();
  });
});

describe('messagesAfter', () => {
  it('counts the visitor’s messages below a place', () => {
    const lines = [
      said(1, visitor, '2026-11-20T12:00:00Z'),
      said(2, visitor, '2026-11-20T12:01:00Z'),
      said(3, me, '2026-11-20T12:02:00Z'),
      said(4, visitor, '2026-11-20T12:03:00Z'),
      writing('2026-11-20T12:04:00Z'),
    ];
    expect([0, 1, 2, 3, 4].map((seq) => messagesAfter(lines, seq))).toEqual([3, 2, 1, 1, 0]);
  });
});
