import type { LoadedLog, OutgoingState, TimelineLine, VisitorState } from '@porchlight/client';
import type { LogEntry, Message, Party, VisitorConversation } from '@porchlight/protocol';
import { atRest } from '../preview/sample-talk.ts';

/** The conversation that every fixture is about. */
export const conversation_id = '01890000-0000-7000-8000-00000000c001';

/** The agent in the fixtures. */
export const ada = {
  id: '01890000-0000-7000-8000-00000000a001',
  name: 'Ada Larsen',
  avatar_url: null,
};

/** The visitor in the fixtures. */
const visitor: Party = { kind: 'visitor', id: '01890000-0000-7000-8000-00000000b001' };

const agent: Party = { kind: 'agent', id: ada.id };

/** The message with this seq, at a minute of the afternoon of 20 November 2026 (UTC). */
export function message(
  seq: number,
  by: 'visitor' | 'agent',
  text: string,
  at = minute(seq),
): Message {
  const id = `01890000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
  const author = by === 'agent' ? agent : visitor;
  return { id, conversation_id, seq, version: seq, author, text, at, recalled_at: null };
}

/** A moment in that afternoon. */
export function minute(n: number): string {
  return new Date(Date.UTC(2026, 10, 20, 12, n)).toISOString();
}

/** The line of a message that the server has. */
export function messageLine(of: Message): TimelineLine {
  return { kind: 'message', key: of.id, message: of, status: 'sent' };
}

/** The line of a message on its way out. */
export function outgoingLine(text: string, created_at = minute(30)): TimelineLine {
  const status = 'pending';
  return {
    kind: 'outgoing',
    key: text,
    status,
    message: outgoing(text, { kind: 'queued' }, created_at),
  };
}

/** A message in the outbox. */
export function outgoing(text: string, state: OutgoingState, created_at = minute(30)) {
  return { id: text, conversation_id, text, created_at, state };
}

/** A visitor's conversation with these messages, read up to `visitor_read_seq`. */
export function stateWith(
  messages: readonly Message[],
  changes: Partial<VisitorConversation> = {},
): VisitorState {
  const entries: LogEntry[] = messages.map((of) => ({ kind: 'message', seq: of.seq, message: of }));
  const head = messages.at(-1)?.seq ?? 0;
  const log: LoadedLog = { head, entries, steps: [], more: false, loading_older: false };
  const summary: VisitorConversation = {
    id: conversation_id,
    status: 'open',
    assignee_id: null,
    head,
    created_at: minute(0),
    visitor_count: messages.filter((of) => of.author.kind === 'visitor').length,
    agent_count: messages.filter((of) => of.author.kind === 'agent').length,
    visitor_read_count: 0,
    agent_read_count: 0,
    visitor_delivered_seq: head,
    visitor_read_seq: 0,
    agent_delivered_seq: 0,
    agent_read_seq: 0,
    ...changes,
  };
  return {
    ...newcomer,
    conversations: { [conversation_id]: summary },
    agents: { [ada.id]: ada },
    logs: { [conversation_id]: log },
  };
}

/** The state of somebody who has never written. */
export const newcomer: VisitorState = { ...atRest, me: visitor, presence: {} };
