import {
  type Environment,
  type VisitorClient,
  type VisitorState,
  createNewsBell,
  createVisitorClient,
} from '@porchlight/client';
import { warnBeforeLeaving } from '@porchlight/client/browser';
import { type Id, unreadCount } from '@porchlight/protocol';
import type { HostLine } from './host-line.ts';
import type { Kept } from './kept.ts';
import { nextConversation } from './next-conversation.ts';
import type { Session } from './session.ts';
import { createSound, type Sound } from './sound.ts';

/** A visitor's chat at work. */
export interface Chat {
  readonly client: VisitorClient;
  readonly visitor_id: Id;
  /** The visitor had proved who it is when the chat began. */
  readonly verified: boolean | undefined;
  readonly next_conversation: Id;
  readonly sound: Sound;
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
  readonly visitor_id: Id;
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
  const stopTelling = client.subscribe(() => {
    tellLauncher(client, line);
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
    next_conversation: nextConversation(kept, `porchlight-frame/${scope}`, client.newId),
    close: () => {
      stopBell();
      stopTelling();
      stopWarning();
      client.close();
    },
  };
}

function unreadTotal({ conversations }: VisitorState): number {
  const counts = Object.values(conversations).map((summary) => unreadCount(summary, 'visitor'));
  return counts.reduce((sum, count) => sum + count, 0);
}

function tellLauncher(client: VisitorClient, line: HostLine): void {
  const state = client.getState();
  const { ready, presence, agents } = state;
  // Until the server has spoken, the loader's configuration knows better.
  if (!ready) return;
  line.tell({
    type: 'state',
    unread: unreadTotal(state),
    online: Object.keys(agents).some((id) => presence[id] === 'online'),
  });
}
