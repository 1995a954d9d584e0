import {
  conversationForVisitor,
  forVisitor,
  limits,
  receiptForVisitor,
  type AgentDirectory,
  type AgentProfile,
  type AgentSnapshot,
  type ConversationEvent,
  type ConversationRow,
  type HistoryPage,
  type Id,
  type Principal,
  type VisitorEvent,
  type VisitorSnapshot,
} from '@porchlight/protocol';
import type { Directory } from './agent-directory.ts';
import type { PresenceBook } from './presence.ts';
import type { LogPage, Reader, StoredSnapshot } from './store.ts';

/** What is stored, as each audience may see it. */
export interface Views {
  readonly profilesOf: (account_id: Id) => Promise<AgentDirectory>;
  /** The newest conversations of a visitor. */
  readonly visitorSnapshots: (principal: Principal) => Promise<readonly VisitorSnapshot[]>;
  /** A conversation that the caller may see; null where there is none. */
  readonly snapshot: (
    principal: Principal,
    conversation_id: Id,
  ) => Promise<VisitorSnapshot | AgentSnapshot | null>;
  /** The page before `before_seq`; that the caller may see the conversation is judged before. */
  readonly history: (
    principal: Principal,
    conversation_id: Id,
    before_seq: number,
  ) => Promise<HistoryPage<VisitorEvent> | HistoryPage<ConversationEvent>>;
  readonly rows: (ids: readonly Id[]) => Promise<readonly ConversationRow[]>;
  readonly rowOf: (found: Omit<ConversationRow, 'online'>) => ConversationRow;
}

/** What views need. */
export interface ViewsEnvironment {
  readonly read: Reader;
  readonly presence: Pick<PresenceBook, 'availabilityOf'>;
  readonly directoryOf: (account_id: Id) => Promise<Directory>;
}

/** Makes the views over what is stored. */
export function createViews({ read, presence, directoryOf }: ViewsEnvironment): Views {
  const profilesOf = async (account_id: Id) => (await directoryOf(account_id)).profileOf;
  const online = (contact_id: Id) => presence.availabilityOf(contact_id) !== 'offline';
  const rowOf: Views['rowOf'] = (found) => ({ ...found, online: online(found.contact.id) });

  async function visitorSnapshots(principal: Principal): Promise<readonly VisitorSnapshot[]> {
    const own = await read.contactConversations(principal.id, limits.visitor_conversations);
    const found = await Promise.all(
      own.map(({ id }) => read.snapshot(id, 'visitor', limits.history_page)),
    );
    const profileOf = await profilesOf(principal.account_id);
    return found.flatMap((stored) => (stored === null ? [] : [visitorSnapshot(stored, profileOf)]));
  }

  return {
    profilesOf,
    visitorSnapshots,
    rowOf,
    async snapshot({ kind, account_id }, conversation_id) {
      const stored = await read.snapshot(conversation_id, kind, limits.history_page);
      if (stored === null) return null;
      if (kind === 'visitor') return visitorSnapshot(stored, await profilesOf(account_id));
      return {
        ...agentPage(stored),
        ...rowOf({ conversation: stored.conversation, contact: stored.contact }),
      };
    },
    async history({ kind, account_id }, conversation_id, before_seq) {
      const page = await read.history(conversation_id, kind, before_seq, limits.history_page);
      if (kind === 'agent') return agentPage(page);
      const [found] = await read.conversations([conversation_id]);
      return visitorPage(page, found?.conversation.public_head ?? 0, await profilesOf(account_id));
    },
    rows: async (ids) => (ids.length === 0 ? [] : (await read.conversations(ids)).map(rowOf)),
  };
}

function agentPage({ events, steps, more }: LogPage): HistoryPage<ConversationEvent> {
  return { events: events.map(({ event }) => event as ConversationEvent), steps, more };
}

function visitorPage(
  { events, steps, more }: LogPage,
  public_head: number,
  profileOf: AgentDirectory,
): HistoryPage<VisitorEvent> {
  return {
    events: events.flatMap((stored) => forVisitor(stored, profileOf) ?? []),
    steps: steps.map((step) => receiptForVisitor(step, public_head)),
    more,
  };
}

function visitorSnapshot(stored: StoredSnapshot, profileOf: AgentDirectory): VisitorSnapshot {
  const page = visitorPage(stored, stored.conversation.public_head, profileOf);
  const conversation = conversationForVisitor(stored.conversation);
  return { ...page, conversation, agents: agentsIn(page, conversation.assignee_id, profileOf) };
}

/** The profiles of the agents whom a conversation names to its visitor. */
function agentsIn(
  { events, steps }: HistoryPage<VisitorEvent>,
  assignee_id: Id | null,
  profileOf: AgentDirectory,
): readonly AgentProfile[] {
  const authors = events.flatMap((event) =>
    event.event_type === 'message.created' ? event.data.message.author.id : [],
  );
  const ids = new Set([...authors, ...steps.map(({ actor }) => actor.id), assignee_id ?? '']);
  return [...ids].flatMap((id) => profileOf(id) ?? []);
}
