import type { LogEntry, Message, Party } from '@porchlight/protocol';
import type { VisitorState } from '@porchlight/client';
import type { PreviewMessages } from './preview-messages.ts';

/** The conversation in the preview. */
export const sample_conversation = '01890000-0000-7000-8000-00000000c001';

const visitor: Party = { kind: 'visitor', id: '01890000-0000-7000-8000-00000000b001' };
const agent: Party = { kind: 'agent', id: '01890000-0000-7000-8000-00000000a001' };
const began = Date.now();

/** A chat with somebody at the other end, before the first message or (`talks`) after a few, all of them read. */
export function sampleState(words: PreviewMessages, talks: boolean): VisitorState {
  const said: readonly (readonly [Party, string])[] = [
    [visitor, words.question],
    [agent, words.answer],
    [visitor, words.thanks],
  ];
  const messages = said.map(([author, text], index) => message(index + 1, author, text));
  return {
    ...atRest,
    agents: { [agent.id]: { id: agent.id, name: words.agent, avatar_url: null } },
    ...(talks && withTalk(messages)),
  };
}

function message(seq: number, author: Party, text: string): Message {
  const id = `01890000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
  const at = new Date(began + seq * 60_000).toISOString();
  const base = { id, conversation_id: sample_conversation, seq, version: seq };
  return { ...base, author, text, at, recalled_at: null };
}

function withTalk(messages: readonly Message[]): Pick<VisitorState, 'conversations' | 'logs'> {
  const head = messages.length;
  const entries: LogEntry[] = messages.map((said) => ({
    kind: 'message',
    seq: said.seq,
    message: said,
  }));
  const read = { visitor_delivered_seq: head, visitor_read_seq: head };
  const answered = { agent_delivered_seq: head, agent_read_seq: head };
  const counts = { visitor_count: 2, agent_count: 1, visitor_read_count: 1, agent_read_count: 2 };
  const conversation = {
    id: sample_conversation,
    status: 'open' as const,
    assignee_id: agent.id,
    head,
    created_at: new Date(began).toISOString(),
    ...counts,
    ...read,
    ...answered,
  };
  const log = { head, entries, steps: [], more: false, loading_older: false };
  return {
    conversations: { [sample_conversation]: conversation },
    logs: { [sample_conversation]: log },
  };
}

/** A chat that is live and has nothing in it, with an agent who is there. */
export const atRest: VisitorState = {
  connection: { kind: 'live' },
  leadership: 'leader',
  storage: 'durable',
  ready: true,
  me: visitor,
  conversations: {},
  contacts: {},
  agents: {},
  logs: {},
  outbox: [],
  changing: {},
  typing: {},
  presence: { [agent.id]: 'online' },
};
