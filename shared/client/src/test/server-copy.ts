import type { Id } from '@porchlight/protocol';
import type { Stage } from './stage.ts';

type Tables = Stage['server']['past']['tables'];

/** What stood in a mock server's database at some moment. */
export type ServerCopy = Pick<Tables, 'conversations' | 'logs' | 'steps' | 'records' | 'feed'>;

/** Copies a database, or a copy of one. */
export function copyOf({ conversations, logs, steps, records, feed }: ServerCopy): ServerCopy {
  const listed = <Item>(lists: ReadonlyMap<Id, Item[]>) =>
    new Map([...lists].map(([id, items]) => [id, [...items]]));
  return {
    conversations: new Map(conversations),
    logs: listed(logs),
    steps: listed(steps),
    records: new Map(records),
    feed: [...feed],
  };
}

/** Puts a copy back and starts the server again: what came since is lost. */
export function putBack({ server }: Stage, copy: ServerCopy): void {
  const { tables } = server.past;
  const again = copyOf(copy);
  tables.feed.splice(0, Infinity, ...again.feed);
  refill(tables.conversations, again.conversations);
  refill(tables.logs, again.logs);
  refill(tables.steps, again.steps);
  refill(tables.records, again.records);
  server.restart();
}

/** The messages of a conversation, in their order. */
export function messagesIn({ logs }: ServerCopy, conversation_id: Id): readonly Id[] {
  return (logs.get(conversation_id) ?? []).flatMap(({ event }) =>
    event.event_type === 'message.created' ? [event.data.message.id] : [],
  );
}

function refill<Value>(map: Map<Id, Value>, from: ReadonlyMap<Id, Value>): void {
  map.clear();
  for (const [id, value] of from) map.set(id, value);
}
