import type { ConversationEvent, Id } from '@porchlight/protocol';
import type { StormRecord, Truth } from '../history.ts';
import { collect, type Violation } from './violation.ts';

/** Every log is a chain without a gap, for agents and for its visitor. */
export function checkChains({ truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('the chain is unbroken');
  for (const [id, { conversation, events }] of Object.entries(truth.agents)) {
    const seqs = events.map(({ seq }) => seq);
    if (seqs.some((seq, index) => seq !== index + 1)) note(id, `agents are given ${seqs.join()}`);
    if (conversation.head !== events.length)
      note(id, `head ${conversation.head} of ${events.length} events`);
    checkPrevs(events, (detail) => note(id, `agents: ${detail}`));
  }
  for (const [id, { conversation, events }] of Object.entries(truth.visitors)) {
    const open = truth.agents[id]?.events.filter((event) => !isInternal(event)) ?? [];
    const [given, meant] = [events, open].map((list) =>
      list.map(({ seq, event_id }) => `${seq} ${event_id}`).join(),
    );
    if (given !== meant) note(id, `the visitor is given ${given}, and should be given ${meant}`);
    if (conversation.head !== (open.at(-1)?.seq ?? 0)) note(id, `public head ${conversation.head}`);
    checkPrevs(events, (detail) => note(id, `visitor: ${detail}`));
  }
  return violations;
}

/** Feed and database hold the same in the same order, and positions agree with seqs. */
export function checkFeed({ truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('feed, logs and database agree');
  const fed = truth.feed.map((item) => ('event' in item ? item.event : item.receipt));
  const [said, stored] = [fed, truth.rows].map((list) =>
    list.map(({ position, event_id }) => `${position} ${event_id}`),
  );
  if (said?.join() !== stored?.join())
    note('the feed', `${said?.length} items, and ${stored?.length} rows in the database`);
  if (fed.some(({ position }, index) => position <= (fed[index - 1]?.position ?? 0)))
    note('the feed', 'positions do not rise');
  const logs = new Map<Id, string[]>();
  for (const item of truth.feed) {
    if (!('event' in item) || item.event.conversation_id === null) continue;
    const { conversation_id, seq, event_id } = item.event;
    logs.set(conversation_id, [...(logs.get(conversation_id) ?? []), `${seq} ${event_id}`]);
  }
  compareLogs(logs, truth, note);
  return violations;
}

function compareLogs(
  logs: ReadonlyMap<Id, readonly string[]>,
  { agents }: Truth,
  note: (where: string, detail: string) => void,
): void {
  const ids = new Set([...logs.keys(), ...Object.keys(agents)]);
  for (const id of ids) {
    const fed = logs.get(id)?.join();
    const told = agents[id]?.events.map(({ seq, event_id }) => `${seq} ${event_id}`).join();
    if (fed !== told) note(id, `the feed has ${fed}, and the log ${told}`);
  }
}

/** A note is internal, and so are its changes, and what is told of a conversation; everything else that stands in a log is public. */
export function isInternal(event: ConversationEvent): boolean {
  if (event.event_type === 'conversation.described') return true;
  if (event.event_type === 'message.recalled' || event.event_type === 'message.edited')
    return event.data.internal === true;
  return event.event_type === 'message.created' && event.data.message.internal === true;
}

function checkPrevs(
  events: readonly { readonly seq: number; readonly prev: number }[],
  note: (detail: string) => void,
): void {
  for (const [index, { seq, prev }] of events.entries()) {
    const before = events[index - 1]?.seq ?? 0;
    if (prev !== before) note(`${seq} says that ${prev} came before it, and it was ${before}`);
  }
}
