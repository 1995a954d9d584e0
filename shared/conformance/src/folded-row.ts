import type { Conversation, ConversationEvent, Receipt, Side } from '@porchlight/protocol';

/**
 * What the row of a conversation must be after these events and steps, worked out anew from what SPEC.md says, so that
 * a mistake in the product's own fold shows.
 */
export function foldedRow(
  events: readonly ConversationEvent[],
  steps: readonly Receipt[],
): Partial<Conversation> {
  const messages = events.flatMap((event) =>
    event.event_type === 'message.created' ? [event.data.message] : [],
  );
  const spoken = messages.filter(({ internal }) => internal !== true);
  const [first, last] = [events[0], events.at(-1)];
  const active = events.findLast(({ event_type }) => !silent.has(event_type));
  const owner = events.findLast(hasContact);
  const line = messages.at(-1);
  const erased = lastOf(events, 'conversation.erased');
  const described = erased ? undefined : lastOf(events, 'conversation.described');
  return {
    ...endingOf(events),
    ...(erased && { erased_at: erased.timestamp }),
    ...described?.data,
    status: lastOf(events, 'conversation.status_changed')?.data.status ?? 'open',
    ...(owner && { contact_id: owner.data.contact.id }),
    assignee_id: lastOf(events, 'conversation.assigned')?.data.assignee_id ?? null,
    head: last?.seq ?? 0,
    public_head: events.findLast((event) => !isInternal(event))?.seq ?? 0,
    ...(first && { created_at: first.timestamp }),
    ...(active && { last_activity_at: active.timestamp }),
    waiting_since: waitingSince(events),
    last_message:
      line === undefined
        ? null
        : {
            id: line.id,
            seq: line.seq,
            author: line.author,
            text: line.text,
            at: line.at,
            recalled_at: line.recalled_at,
            ...(line.internal && { internal: line.internal }),
          },
    visitor_count: spoken.filter(({ author }) => author.kind === 'visitor').length,
    agent_count: spoken.filter(({ author }) => author.kind === 'agent').length,
    visitor_read_count: readCount(spoken, steps, 'visitor'),
    agent_read_count: readCount(spoken, steps, 'agent'),
    visitor_delivered_seq: highest(steps, 'visitor'),
    visitor_read_seq: highest(steps, 'visitor', 'read'),
    agent_delivered_seq: highest(steps, 'agent'),
    agent_read_seq: highest(steps, 'agent', 'read'),
  };
}

/** What is no activity of the conversation. */
const silent: ReadonlySet<string> = new Set([
  'message.status_changed',
  'conversation.moved',
  'conversation.described',
  'conversation.erased',
]);

/** The last time that it was resolved, and what was last said of that. */
function endingOf(events: readonly ConversationEvent[]): Pick<Conversation, 'ending'> {
  const ended = events.findLast(
    (event) =>
      event.event_type === 'conversation.status_changed' && event.data.status === 'resolved',
  );
  if (ended === undefined) return {};
  const { seq, timestamp: at } = ended;
  const rated = lastOf(events, 'conversation.rated');
  if (rated?.data.ending_seq !== seq) return { ending: { seq, at } };
  const { score, comment } = rated.data;
  return { ending: { seq, at, rating: { score, comment, at: rated.timestamp } } };
}

type WithContact = Extract<
  ConversationEvent,
  { event_type: 'conversation.created' | 'conversation.moved' }
>;

function hasContact(event: ConversationEvent): event is WithContact {
  return event.event_type === 'conversation.created' || event.event_type === 'conversation.moved';
}

function lastOf<Type extends ConversationEvent['event_type']>(
  events: readonly ConversationEvent[],
  type: Type,
): Extract<ConversationEvent, { event_type: Type }> | undefined {
  const found = events.findLast(({ event_type }) => event_type === type);
  return found as Extract<ConversationEvent, { event_type: Type }> | undefined;
}

function isInternal(event: ConversationEvent): boolean {
  if (event.event_type === 'message.created') return event.data.message.internal === true;
  if (event.event_type === 'message.recalled' || event.event_type === 'message.edited')
    return event.data.internal === true;
  return (
    event.event_type === 'message.status_changed' || event.event_type === 'conversation.described'
  );
}

/** Read implies delivered, so every step of a side is a step of delivery. */
function highest(steps: readonly Receipt[], side: Side, kind?: Receipt['kind']): number {
  const own = steps.filter(
    (step) => step.actor.kind === side && (kind === undefined || step.kind === kind),
  );
  return Math.max(0, ...own.map(({ up_to_seq }) => up_to_seq));
}

/** How many public messages of the other side the side has read. */
function readCount(
  spoken: readonly { readonly seq: number; readonly author: { readonly kind: Side } }[],
  steps: readonly Receipt[],
  side: Side,
): number {
  const up_to_seq = highest(steps, side, 'read');
  return spoken.filter(({ seq, author }) => author.kind !== side && seq <= up_to_seq).length;
}

/** When the oldest visitor's message without an answer came; resolving ends the waiting, too. */
function waitingSince(events: readonly ConversationEvent[]): string | null {
  const answered = events.findLastIndex(
    (event) =>
      (event.event_type === 'conversation.status_changed' && event.data.status === 'resolved') ||
      (event.event_type === 'message.created' &&
        !isInternal(event) &&
        event.data.message.author.kind === 'agent'),
  );
  const waiting = events
    .slice(answered + 1)
    .find(
      (event) =>
        event.event_type === 'message.created' && event.data.message.author.kind === 'visitor',
    );
  return waiting?.timestamp ?? null;
}
