import {
  type Environment,
  type VisitorClient,
  type VisitorState,
  createNewsBell,
  createVisitorClient,
} from '@porchlight/client';
import { warnBeforeLeaving } from '@porchlight/client/browser';
import { type Id, type VisitorFirstContact, unreadCount } from '@porchlight/protocol';
import type { FirstDesk } from '../ui/first-desk.ts';
import type { HostLine } from './host-line.ts';
import type { Kept } from './kept.ts';
import { nextConversation } from './next-conversation.ts';
import type { Session } from './session.ts';
import { createSound, type Sound } from './sound.ts';
import type { TitleWish } from './unread-title.ts';

/** A visitor's chat at work. */
export interface Chat {
  readonly client: VisitorClient;
  readonly visitor_id: Id;
  /** The visitor had proved who it is when the chat began. */
  readonly verified: boolean | undefined;
  readonly next_conversation: Id;
  readonly sound: Sound;
  readonly first?: FirstDesk;
  readonly close: () => void;
}

/** What a chat is made from. */
export interface ChatOptions {
  readonly frame: Window;
  /** One for all chats of this page, so that words can go from one to the next. */
  readonly environment: Environment;
  readonly line: HostLine;
  readonly kept: Kept;
  readonly session: Session;
  readonly inbox_key: string;
  /** What visitors meet first, as the server has written into the page. */
  readonly first: VisitorFirstContact | null;
  readonly visitor_id: Id;
  /** The number of unread messages stands in the page's title, too. */
  readonly counts_in_title: boolean;
  /** All of the visitor is gone. */
  readonly onErased: () => void;
  /** The server has made another person of us: a chat in that person's name has to take over. */
  readonly onOtherVisitor: (visitor_id: Id) => void;
}

/** Starts the client in this visitor's name, with what was kept, and tells the launcher what it should show. */
export async function startChat(options: ChatOptions): Promise<Chat> {
  const { frame, environment, line, kept, session, inbox_key, visitor_id } = options;
  const scope = `${inbox_key}/${visitor_id}`;
  const client = createVisitorClient(environment, {
    scope,
    principal: visitor_id,
    token: session.token,
    refresh: async () => {
      const renewed = await session.renew();
      // The client waits and tries again after a throw, and gives up after false.
      if (!renewed.ok && renewed.error.retry === 'later') throw new Error(renewed.error.message);
      if (!renewed.ok || renewed.visitor_id === visitor_id) return renewed.ok;
      options.onOtherVisitor(renewed.visitor_id);
      return false;
    },
  });
  const sound = createSound(kept, `porchlight-frame/${scope}`);
  const { clock } = environment;
  const stopBell = createNewsBell({ ...client, clock, unread: unreadTotal, ring: sound.ring });
  const stopTelling = keepTelling(client, line, options.counts_in_title);
  const stopWatching = client.subscribe(() => {
    const { conversations } = client.getState();
    if (Object.values(conversations).some(({ erased_at }) => erased_at)) options.onErased();
  });
  await client.start();
  const stopWarning = warnBeforeLeaving(frame, client);
  return {
    client,
    visitor_id,
    verified: session.current()?.verified,
    sound,
    first: { settings: options.first, kept, scope, session },
    next_conversation: nextConversation(kept, `porchlight-frame/${scope}`, client.newId),
    close: () => {
      stopBell();
      stopTelling();
      stopWatching();
      stopWarning();
      client.close();
    },
  };
}

function unreadTotal({ conversations }: VisitorState): number {
  const counts = Object.values(conversations).map((summary) => unreadCount(summary, 'visitor'));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Tells the loader how the chat stands. What has to do with the page's title is fetched with the first unread message. */
function keepTelling(client: VisitorClient, line: HostLine, counts_in_title: boolean): () => void {
  let titleOf: ((now: string, unread: number) => TitleWish) | undefined;
  let fetched = !counts_in_title;
  const tell = () => {
    const state = client.getState();
    const { ready, presence, agents } = state;
    // Until the server has spoken, the loader's configuration knows better.
    if (!ready) return;
    const unread = unreadTotal(state);
    const online = Object.keys(agents).some((id) => presence[id] === 'online');
    line.tell({ type: 'state', unread, online, ...titleOf?.(line.getState().title, unread) });
    if (fetched || unread === 0) return;
    fetched = true;
    import('./unread-title.ts').then(
      (part) => {
        titleOf = part.unreadTitle;
        return tell();
      },
      () => undefined,
    );
  };
  const stops = [client.subscribe(tell), line.subscribe(tell)];
  return () => stops.forEach((stop) => stop());
}
