import {
  limits,
  parseCursor,
  type AgentSync,
  type Id,
  type Principal,
  type Queries,
  type VisitorSync,
} from '@porchlight/protocol';
import { reachedAt } from './account-hub.ts';
import type { Reached } from './connection.ts';
import type { CursorWords } from './cursor-words.ts';
import { agentItem, visitorItem } from './feed-items.ts';
import type { Soon } from './soon.ts';
import type { FeedConversation, FeedPage, Reader, Store, StoredItem } from './store.ts';
import type { Views } from './views.ts';

/** The answer to `sync`, and where it ends. */
export interface Synced {
  readonly answer: VisitorSync | AgentSync;
  readonly reached: Reached;
}

/** Answers `sync`. */
export type AnswerSync = (principal: Principal, asked: Queries['sync']) => Promise<Synced>;

type Page =
  | Pick<VisitorSync, 'items' | 'rows' | 'snapshots'>
  | Pick<AgentSync, 'items' | 'rows' | 'snapshots'>;

/** Answers from the feed where the cursor is of this history, and else with `reset` and snapshots. */
export function createSyncAnswerer(
  store: Pick<Store, 'epoch' | 'read'>,
  views: Views,
  words: CursorWords,
): AnswerSync {
  const { read, epoch } = store;

  return async (principal, asked) => {
    const { answer, reached } = await answerFrom(principal, asked);
    const cursor = words.write(principal.kind, answer.cursor);
    return { answer: { ...answer, cursor }, reached };
  };

  async function answerFrom(
    principal: Principal,
    { cursor: word, last }: Queries['sync'],
  ): Promise<Synced> {
    const cursor = word === null ? undefined : words.read(principal.kind, word);
    const after = await positionOf(store, principal.account_id, cursor);
    if (after === null) return startOver(principal);
    // A restored copy may hold the cursor and not what has come since.
    if (last !== undefined && !(await read.hasItem(last))) return startOver(principal);
    const page = await pageAfter(read, principal, after);
    // Where the rest of the feed fits into one page, nobody is that far behind.
    const far = page.more ? await farBehind(read, principal, page) : [];
    if (far.length === 0) return synced(epoch, page, await seenIn(page, principal, views), false);
    return leap(principal, after, far);
  }

  /** Goes on beside the conversations that are far behind; they are given as they are after the end of the page. */
  async function leap(
    principal: Principal,
    after: number,
    without: readonly Id[],
  ): Promise<Synced> {
    const { account_id, id, kind } = principal;
    const contact_id = kind === 'visitor' ? id : null;
    const limit = limits.sync_page;
    const page = await read.feedBeside({ account_id, contact_id, without, after, limit });
    const seen = await seenIn(page, principal, views);
    const found = await Promise.all(without.map((one) => views.snapshot(principal, one)));
    const snapshots = found.filter((snapshot) => snapshot !== null);
    return synced(epoch, page, { ...seen, snapshots } as Page, false);
  }

  async function startOver(principal: Principal): Promise<Synced> {
    // The end is read first: what comes between it and the snapshots is sent twice rather than not at all.
    const end = await read.feedHead(principal.account_id);
    const snapshots = principal.kind === 'visitor' ? await views.visitorSnapshots(principal) : [];
    return synced(epoch, { end, more: false }, { items: [], rows: [], snapshots }, true);
  }
}

/** The position of a cursor in an account's feed; null for one that is absent or not of this history. */
export async function positionOf(
  { read }: Pick<Store, 'read'>,
  account_id: Id,
  word: string | undefined,
): Promise<number | null> {
  const cursor = word === undefined ? undefined : parseCursor(word);
  if (cursor === undefined) return null;
  return (await read.judgeCursor(account_id, cursor)) === 'valid' ? cursor.position : null;
}

function pageAfter(read: Reader, principal: Principal, after: number): Soon<FeedPage> {
  const { account_id, id, kind } = principal;
  return kind === 'visitor'
    ? read.contactFeed(account_id, id, after, limits.sync_page)
    : read.feed(account_id, after, limits.sync_page);
}

/** The conversations of a page with more missed events, from there on, than are told one by one. */
async function farBehind(
  read: Reader,
  { kind, id }: Principal,
  { items }: FeedPage,
): Promise<readonly Id[]> {
  const first = new Map<Id, number>();
  for (const item of items) {
    if (!('stored' in item) || item.conversation === null) continue;
    if (kind === 'agent' && !concerns(item.conversation, id)) continue;
    const { conversation_id, seq } = item.stored.event;
    if (conversation_id !== null && !first.has(conversation_id)) first.set(conversation_id, seq);
  }
  const found = await read.conversations([...first.keys()]);
  return found
    .map(({ conversation }) => conversation)
    .filter(({ id: one, head }) => head - (first.get(one) ?? head) >= limits.replay)
    .map((conversation) => conversation.id)
    .slice(0, limits.sync_snapshots);
}

function seenIn(page: FeedPage, principal: Principal, views: Views): Promise<Page> {
  return principal.kind === 'visitor'
    ? visitorPage(page, principal, views)
    : agentPage(page, principal, views);
}

function synced(
  epoch: Id,
  page: Pick<FeedPage, 'end' | 'more'>,
  seen: Page,
  reset: boolean,
): Synced {
  const reached = reachedAt(epoch, page.end);
  const answer = { reset, ...seen, cursor: reached.cursor, more: page.more } as Synced['answer'];
  return { answer, reached };
}

async function visitorPage(
  page: FeedPage,
  { account_id }: Principal,
  views: Views,
): Promise<Pick<VisitorSync, 'items' | 'rows' | 'snapshots'>> {
  const profileOf = await views.profilesOf(account_id);
  const items = page.items.flatMap((item) => visitorItem(item, profileOf) ?? []);
  return { items, rows: [], snapshots: [] };
}

async function agentPage(
  page: FeedPage,
  principal: Principal,
  views: Views,
): Promise<Pick<AgentSync, 'items' | 'rows' | 'snapshots'>> {
  const near = (item: StoredItem) =>
    !('stored' in item) || item.conversation === null || concerns(item.conversation, principal.id);
  const items = page.items.filter(near).flatMap((item) => agentItem(item) ?? []);
  const far = new Set(page.items.filter((item) => !near(item)).map(conversationOf));
  return { items, rows: await views.rows([...far]), snapshots: [] };
}

/** An agent is brought up to date on its own conversations and on open ones that nobody has. */
function concerns({ assignee_id, status }: FeedConversation, agent_id: Id): boolean {
  return assignee_id === agent_id || (assignee_id === null && status === 'open');
}

function conversationOf(item: StoredItem): Id {
  return ('stored' in item && item.stored.event.conversation_id) || '';
}
