import { timelineOf, type VisitorClient, type VisitorState } from '@porchlight/client';
import type { Message } from '@porchlight/protocol';
import type { EventName, StatusNotice } from '../../api/porchlight.ts';
import type { FrameMessage } from '../../port/port-messages.ts';

/** Tells the host page what happens in the chat, once it listens. */
export interface EventDesk {
  /** The page listens to this event. A sentence where there is no such event. */
  readonly listen: (event: unknown) => string | undefined;
  /** Tells what happens from now on; of a client before this one nothing more is told. */
  readonly watch: (client: VisitorClient) => void;
}

/** Who tells of each event. */
const tellers: Record<EventName, 'loader' | 'frame' | 'desk'> = {
  ready: 'loader',
  open: 'loader',
  close: 'loader',
  unread: 'loader',
  error: 'frame',
  identify: 'frame',
  message: 'desk',
  status: 'desk',
  conversation: 'desk',
};

/** What the page has been told, or need not be: it was there before. */
interface Told {
  /** The last seq of each conversation. */
  readonly heads: Map<string, number>;
  /** The status of each conversation. */
  readonly conversations: Map<string, string>;
  /** The status of each message of the visitor's. */
  readonly messages: Map<string, string>;
}

/** A desk without listeners. What was there when the chat first stood is news to nobody. */
export function createEventDesk(tell: (message: FrameMessage) => void): EventDesk {
  let stop = () => {};
  let watched: VisitorClient | undefined;
  let listened = false;

  const follow = () => {
    stop();
    if (watched === undefined || !listened) return;
    const client = watched;
    let told: Told | undefined;
    const look = () => {
      const state = client.getState();
      if (!state.ready) return;
      for (const id of Object.keys(state.conversations))
        if (!(id in state.logs)) void client.open(id);
      if (told === undefined) told = takeStock(state);
      else tellNews(state, told, tell);
    };
    stop = client.subscribe(look);
    look();
  };
  return {
    listen: (event) => {
      if (typeof event !== 'string' || !Object.hasOwn(tellers, event))
        return `There is no event ${String(event)}. There are: ${Object.keys(tellers).join(', ')}.`;
      if (tellers[event as EventName] !== 'desk' || listened) return undefined;
      listened = true;
      follow();
      return undefined;
    },
    watch: (client) => {
      if (client === watched) return;
      watched = client;
      follow();
    },
  };
}

function takeStock(state: VisitorState): Told {
  const told: Told = { heads: new Map(), conversations: new Map(), messages: new Map() };
  for (const { id, head, status } of Object.values(state.conversations)) {
    told.heads.set(id, head);
    told.conversations.set(id, status);
  }
  for (const notice of statuses(state)) told.messages.set(notice.message_id, notice.status);
  return told;
}

function tellNews(state: VisitorState, told: Told, tell: (message: FrameMessage) => void): void {
  for (const { id: conversation_id, status } of Object.values(state.conversations)) {
    if (told.conversations.get(conversation_id) === status) continue;
    told.conversations.set(conversation_id, status);
    tell({ type: 'conversation', detail: { conversation_id, status } });
  }
  for (const [conversation_id, log] of Object.entries(state.logs)) {
    const head = told.heads.get(conversation_id) ?? 0;
    told.heads.set(conversation_id, Math.max(head, log.head));
    for (const entry of log.entries)
      if (entry.kind === 'message' && entry.seq > head) tell(messageEvent(entry.message));
  }
  for (const notice of statuses(state)) {
    if (told.messages.get(notice.message_id) === notice.status) continue;
    told.messages.set(notice.message_id, notice.status);
    tell({ type: 'status', detail: notice });
  }
}

function messageEvent({ id, conversation_id, author, text, at }: Message): FrameMessage {
  const from = author.kind === 'agent' ? 'agent' : 'visitor';
  return { type: 'message', detail: { message_id: id, conversation_id, from, text, at } };
}

/** How the visitor's messages stand: those in the logs and those on their way. */
function statuses(state: VisitorState): StatusNotice[] {
  const ids = new Set([
    ...Object.keys(state.logs),
    ...state.outbox.map(({ conversation_id }) => conversation_id),
  ]);
  return [...ids].flatMap((conversation_id) =>
    timelineOf(state, conversation_id).flatMap((line) => {
      if (line.kind === 'activity') return [];
      if (line.kind === 'message' && line.message.author.kind === 'agent') return [];
      return [{ message_id: line.key, conversation_id, status: line.status }];
    }),
  );
}
