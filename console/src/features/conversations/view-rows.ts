import type { Conversation, ConversationView, Id } from '@porchlight/protocol';

/** A place in a list: newest activity first, then the higher id. */
export type ListPlace = Pick<Conversation, 'last_activity_at' | 'id'>;

/** Which rows are wanted. */
export interface RowsQuery {
  readonly view: ConversationView;
  readonly agent_id: Id;
  /** The last row that was fetched; what lies beyond is not shown before its page comes. Null: everything is here. */
  readonly edge: ListPlace | null;
}

/** True when the conversation belongs to the list of this agent. */
export function isInView(
  conversation: Conversation,
  view: ConversationView,
  agent_id: Id,
): boolean {
  switch (view) {
    case 'open':
      return conversation.status === 'open';
    case 'mine':
      return conversation.status === 'open' && conversation.assignee_id === agent_id;
    case 'resolved':
      return conversation.status === 'resolved';
    case 'all':
      return true;
  }
}

/** Orders a list as the server does. */
export function compareRows(a: ListPlace, b: ListPlace): number {
  if (a.last_activity_at !== b.last_activity_at)
    return a.last_activity_at > b.last_activity_at ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id > b.id ? -1 : 1;
}

/** A selector of the ids in a list. It gives the same array as long as ids and order are the same. */
export type ViewRows = (
  conversations: Readonly<Record<Id, Conversation>>,
  query: RowsQuery,
) => readonly Id[];

/** A selector with a memory of its own: one per list on screen. */
export function createViewRows(): ViewRows {
  let seen: Readonly<Record<Id, Conversation>> | undefined;
  let asked: RowsQuery | undefined;
  let ids: readonly Id[] = [];
  return (conversations, query) => {
    if (conversations === seen && query === asked) return ids;
    seen = conversations;
    asked = query;
    const next = rowsOf(Object.values(conversations), query);
    if (next.length !== ids.length || next.some((id, index) => id !== ids[index])) ids = next;
    return ids;
  };
}

function rowsOf(
  conversations: readonly Conversation[],
  { view, agent_id, edge }: RowsQuery,
): readonly Id[] {
  return conversations
    .filter(
      (each) => isInView(each, view, agent_id) && (edge === null || compareRows(each, edge) <= 0),
    )
    .toSorted(compareRows)
    .map(({ id }) => id);
}
