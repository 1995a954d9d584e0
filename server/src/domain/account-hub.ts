import {
  formatCursor,
  wireError,
  type AgentEvent,
  needsIdentity,
  type Id,
  type Inbox,
  type Moment,
  type Side,
} from '@porchlight/protocol';
import { createDirectory, type Directory } from './agent-directory.ts';
import { agentItem, visitorItem } from './feed-items.ts';
import type { Caller } from './caller.ts';
import type { Stop } from './clock.ts';
import { push, type Connection, type FrameName, type Haste, type Reached } from './connection.ts';
import { createTalkBook, type TalkBook } from './talk-book.ts';
import { tailFeed, type TailerEnvironment } from './feed-tailer.ts';
import { identityRequired } from './identity-required.ts';
import type { FeedPage, RevokedSession, StoredItem } from './store.ts';
import type { Telemetry } from './telemetry.ts';

/** The connections of one account, served by one tail of its feed. */
export interface AccountHub {
  readonly directory: Directory;
  readonly talks: TalkBook;
  /** Where the tail has come to. */
  readonly reached: () => Reached;
  readonly add: (connection: Connection) => void;
  readonly remove: (connection: Connection) => void;
  readonly size: () => number;
  readonly agents: () => Iterable<Connection>;
  readonly visitors: () => Iterable<Connection>;
  readonly visitorsOf: (contact_id: Id) => Iterable<Connection>;
  /** True for whom the feed has told meanwhile that they may not come: a visitor who has not proved who they are, an agent who left. */
  readonly bars: (caller: Caller) => boolean;
  readonly stop: Stop;
}

/** What a hub needs of the world. */
export interface HubEnvironment extends TailerEnvironment {
  readonly telemetry: Telemetry;
  /** The feed tells that a session is over, by whichever node. */
  readonly ended: (session_id: Id) => void;
  /** The feed tells that a conversation is another contact's now. */
  readonly moved: (conversation_id: Id) => void;
}

const teamChanged = wireError(
  'session_expired',
  'this agent may do something else now, or nothing',
);

/** Opens the hub of an account: reads its agents, finds the feed's end and tails from there. */
export async function openAccountHub(
  environment: HubEnvironment,
  account_id: Id,
): Promise<AccountHub> {
  const { store, clock, telemetry } = environment;
  const from = await store.read.feedHead(account_id);
  const directory = createDirectory(await store.read.agents(account_id));
  const talks = createTalkBook(await store.read.inboxes(account_id));
  const members = createMembers();
  let reached = reachedAt(store.epoch, from);

  /** Inboxes that take only who is known, and since when this node has known that. */
  const strict = new Map<Id, number>();
  const bars = ({ principal, proved, looked_up_ms = 0 }: Caller) => {
    if (principal.kind === 'agent')
      return directory.agentOf(principal.id)?.removed_at !== undefined;
    return proved !== true && (strict.get(principal.inbox_id) ?? -1) >= looked_up_ms;
  };

  const heed = (event: AgentEvent) => {
    directory.follow(event);
    if (event.event_type === 'inbox.updated') heedInbox(event.data.inbox);
    talks.follow(event);
    if (event.event_type === 'conversation.moved') environment.moved(event.conversation_id);
    if (event.event_type !== 'contact.identified' || event.data.merged_id === null) return;
    // Whoever else is here in the name of that contact has to come again in the new one.
    for (const { caller } of members.visitorsOf(event.data.merged_id)) {
      environment.ended(caller.session_id);
    }
  };

  function heedInbox(inbox: Inbox): void {
    if (inbox.kind !== 'website' || !needsIdentity(inbox.identity)) {
      strict.delete(inbox.id);
      return;
    }
    strict.set(inbox.id, clock.now());
    // Ending one takes it out of what is iterated.
    for (const { caller, outlet } of Array.from(members.visitors())) {
      if (bars(caller)) outlet.end(identityRequired);
    }
  }

  /** After the event has gone out, so that who is concerned hears why. */
  function heedTeam(event: AgentEvent): void {
    if (event.event_type !== 'agent.updated' && event.event_type !== 'agent.removed') return;
    const { id, role } = event.data.agent;
    for (const { caller, outlet } of Array.from(members.agents())) {
      const { principal } = caller;
      if (principal.kind !== 'agent' || principal.id !== id) continue;
      // A connection keeps the rights it came with: whoever still may come comes again with the new ones.
      if (event.event_type === 'agent.removed' || principal.role !== role) outlet.end(teamChanged);
    }
  }

  const stop = tailFeed(environment, account_id, from, (items, end) => {
    for (const item of items) {
      if ('revoked' in item) environment.ended(item.revoked.session_id);
      else {
        if ('stored' in item) heed(item.stored.event);
        deliver(item, members, directory, telemetry);
        if ('stored' in item) heedTeam(item.stored.event);
      }
    }
    reached = reachedAt(store.epoch, end);
    telemetry.round(items.length, lag(items[0], clock.now()));
  });
  return { directory, talks, reached: () => reached, ...members, bars, stop };
}

/** The place of a page's end, with its cursor. */
export function reachedAt(epoch: Id, end: FeedPage['end']): Reached {
  return { position: end.position, cursor: formatCursor({ epoch, ...end }) };
}

type Members = Pick<AccountHub, 'add' | 'remove' | 'size' | 'agents' | 'visitors' | 'visitorsOf'>;

function createMembers(): Members {
  const agents = new Set<Connection>();
  const visitors = new Map<Id, Set<Connection>>();
  return {
    add(connection) {
      const { id, kind } = connection.caller.principal;
      if (kind === 'agent') return void agents.add(connection);
      const devices = visitors.get(id);
      if (devices === undefined) visitors.set(id, new Set([connection]));
      else devices.add(connection);
    },
    remove(connection) {
      const { id } = connection.caller.principal;
      agents.delete(connection);
      visitors.get(id)?.delete(connection);
      if (visitors.get(id)?.size === 0) visitors.delete(id);
    },
    size: () => agents.size + visitors.size,
    agents: () => agents,
    *visitors() {
      for (const devices of visitors.values()) yield* devices;
    },
    visitorsOf: (contact_id) => visitors.get(contact_id) ?? [],
  };
}

/** Gives one item to everybody who may see it. Its JSON is made once per audience, and only if somebody listens. */
function deliver(
  item: Exclude<StoredItem, { revoked: RevokedSession }>,
  members: Members,
  directory: Directory,
  telemetry: Telemetry,
): void {
  let body: string | undefined;
  for (const connection of members.agents()) {
    body ??= JSON.stringify(agentItem(item));
    if (push(connection, item.position, body, hasteFor('agent', item))) telemetry.frame('agent');
  }
  if (item.conversation === null) return;
  let visible: string | null | undefined;
  for (const connection of members.visitorsOf(item.conversation.contact_id)) {
    if (visible === undefined) visible = visitorBody(item, directory);
    if (visible === null) return;
    const haste = hasteFor('visitor', item);
    if (push(connection, item.position, visible, haste)) telemetry.frame('visitor');
  }
}

/** Ticks are for the other side; to its own a step only says that another device has come as far. */
function hasteFor(side: Side, item: StoredItem): Haste {
  return 'receipt' in item && item.receipt.actor.kind === side ? 'at leisure' : 'now';
}

function visitorBody(item: StoredItem, directory: Directory): string | null {
  const visible = visitorItem(item, directory.profileOf);
  return visible === null ? null : JSON.stringify(visible);
}

function lag(oldest: StoredItem | undefined, now: number): number {
  if (oldest === undefined) return 0;
  return Math.max(0, now - Date.parse(momentIn(oldest)));
}

function momentIn(item: StoredItem): Moment {
  if ('stored' in item) return item.stored.event.timestamp;
  return 'receipt' in item ? item.receipt.at : item.revoked.at;
}

/** Sends one ephemeral frame to many, encoded once. */
export function tell(connections: Iterable<Connection>, name: FrameName, payload: object): void {
  const json = JSON.stringify(payload);
  for (const connection of connections) connection.outlet.send(name, json);
}
