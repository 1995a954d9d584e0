import type { Conversation, LogEntry, Message } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { missesUnread } from './misses-unread.ts';
import type { AgentState } from './state.ts';

function line(seq: number): LogEntry {
  const message: Message = {
    id: `m${seq}`,
    conversation_id: 'c',
    seq,
    version: seq,
    author: { kind: 'visitor', id: 'ines' },
    text: 'hello',
    at: '2026-11-20T12:00:00.000Z',
    recalled_at: null,
  };
  return { kind: 'message', seq, message };
}

function state(of: { oldest: number; count: number; more: boolean; read: number; unread: number }) {
  const entries = Array.from({ length: of.count }, (_, index) => line(of.oldest + index));
  const log = {
    head: of.oldest + of.count - 1,
    entries,
    steps: [],
    more: of.more,
    loading_older: false,
  };
  const conversation = { agent_read_seq: of.read, visitor_count: of.unread, agent_read_count: 0 };
  return { logs: { c: log }, conversations: { c: conversation as Conversation } } satisfies Pick<
    AgentState,
    'logs' | 'conversations'
  >;
}

describe('[RC7] a gap before unread lines', () => {
  const half = { oldest: 51, count: 50, more: true, read: 20, unread: 80 };

  it('is so while the first unread line stands above what is known', () => {
    expect(missesUnread(state(half), 'c', 'agent')).toBe(true);
  });

  it.each([
    ['what was read ends right above it', { ...half, read: 50 }],
    ['nothing is unread', { ...half, unread: 0 }],
    ['there is nothing older', { ...half, more: false }],
    ['a thousand lines are enough', { ...half, oldest: 5_000, count: 1_000 }],
  ])('is over when %s', (_, of) => {
    expect(missesUnread(state(of), 'c', 'agent')).toBe(false);
  });

  it('is not so for a conversation that is not known', () => {
    expect(missesUnread(state(half), 'd', 'agent')).toBe(false);
  });
});
