import type {
  AgentAnswers,
  Conversation,
  ConversationEvent,
  ConversationRow,
  FeedPage,
  HistoryPage,
  Id,
  LogEvent,
  PlacedItem,
  VisitorConversation,
  VisitorEvent,
} from '@porchlight/protocol';
import type { PersonRecord, ToldConversation, Truth } from '../history.ts';
import type { Backing } from './backing.ts';
import { callServer } from './call-server.ts';
import type { LetIn } from './house.ts';
import { readFiles, type AskedFiles } from './read-files.ts';

/** Reads everything that is true, by HTTP and past the server from its database. Nothing may change meanwhile. */
export async function readTruth(
  url: string,
  backing: Backing,
  { agent, visitors }: { readonly agent: LetIn; readonly visitors: readonly LetIn[] },
  people: readonly PersonRecord[],
): Promise<Truth> {
  const conversations = await listAll(url, agent.token);
  const agents: Record<Id, ToldConversation> = {};
  const told: Record<Id, ToldConversation<VisitorConversation, VisitorEvent>> = {};
  const asked: AskedFiles[] = [];
  const said = people.flatMap(({ begun }) => begun);
  for (const { id, contact_id } of conversations) {
    agents[id] = await readAll<Conversation, ConversationEvent>(url, agent.token, id);
    const visitor = visitors.find((one) => one.id === contact_id);
    if (visitor !== undefined) told[id] = await readAll(url, visitor.token, id);
    const sent = said.filter(({ conversation_id }) => conversation_id === id);
    const files = sent.flatMap(({ files = [] }) => files);
    asked.push({ conversation_id: id, visitor, files });
  }
  const { rows, messages, files: stored, dump } = await backing.read();
  const files = await readFiles(url, agent, asked, { rows: stored, shelf: backing.shelf });
  const feed = await readFeed(url, agent.token);
  const gone = await readGone(url, agent.token);
  return { feed, agents, visitors: told, rows, messages, files, dump, gone };
}

/** Who has left the team. */
async function readGone(url: string, token: string): Promise<readonly Id[]> {
  const { agents } = await callServer<AgentAnswers['agent.list']>(url, '/api/v2/agents', { token });
  return agents.filter(({ removed_at }) => removed_at !== undefined).map(({ id }) => id);
}

async function listAll(url: string, token: string): Promise<readonly Conversation[]> {
  const found: Conversation[] = [];
  let before = '';
  for (;;) {
    const path = `/api/v2/conversations?view=all${before}`;
    const page = await callServer<{ rows: readonly ConversationRow[]; next: string | null }>(
      url,
      path,
      { token },
    );
    found.push(...page.rows.map(({ conversation }) => conversation));
    if (page.next === null) return found;
    before = `&before=${encodeURIComponent(page.next)}`;
  }
}

interface Snapshot<Summary, Event extends LogEvent> extends HistoryPage<Event> {
  readonly conversation: Summary;
}

async function readAll<Summary, Event extends LogEvent>(
  url: string,
  token: string,
  id: Id,
): Promise<ToldConversation<Summary, Event>> {
  const path = `/api/v2/conversations/${id}`;
  const { conversation, ...newest } = await callServer<Snapshot<Summary, Event>>(url, path, {
    token,
  });
  let page: HistoryPage<Event> = newest;
  let events = [...page.events];
  const steps = [...page.steps];
  while (page.more) {
    const before = events[0]?.seq ?? 0;
    page = await callServer<HistoryPage<Event>>(url, `${path}/events?before_seq=${before}`, {
      token,
    });
    events = [...page.events, ...events];
    steps.push(...page.steps);
  }
  return { conversation, events, steps };
}

async function readFeed(url: string, token: string): Promise<readonly PlacedItem[]> {
  const items: PlacedItem[] = [];
  let after = '';
  for (;;) {
    const page = await callServer<FeedPage>(url, `/api/v2/events${after}`, { token });
    items.push(...page.items);
    if (!page.more) return items;
    after = `?after=${encodeURIComponent(page.cursor)}`;
  }
}
