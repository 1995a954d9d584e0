import {
  type VisitorClient,
  type VisitorState,
  createNewsBell,
  createVisitorClient,
} from '@porchlight/client';
import { createBrowserEnvironment, warnBeforeLeaving } from '@porchlight/client/browser';
import { type Id, unreadCount } from '@porchlight/protocol';
import type { HostLine } from './host-line.ts';
import type { Kept } from './kept.ts';
import { nextConversation } from './next-conversation.ts';
import { createPanelVisibility } from './panel-visibility.ts';
import type { Session } from './session.ts';
import { createSound, type Sound } from './sound.ts';

/** A visitor's chat at work. */
export interface Chat {
  readonly client: VisitorClient;
  readonly next_conversation: Id;
  readonly sound: Sound;
  readonly close: () => void;
}

/** What a chat is made from. */
export interface ChatOptions {
  readonly frame: Window;
  readonly line: HostLine;
  readonly kept: Kept;
  readonly session: Session;
  readonly inbox_key: string;
  readonly visitor_id: Id;
  /** The server has made another person of us: a chat in that person's name has to take over. */
  readonly onOtherVisitor: (visitor_id: Id) => void;
}

/** Starts the client in this visitor's name, with what was kept, and tells the launcher what it should show. */
export async function startChat(options: ChatOptions): Promise<Chat> {
  const { frame, line, kept, session, inbox_key, visitor_id } = options;
  const scope = `${inbox_key}/${visitor_id}`;
  const environment = createBrowserEnvironment({
    url: frame.location.origin,
    namespace: '/visitor',
    visibility: createPanelVisibility(frame, line),
  });
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
  const stopTelling = client.subscribe(() => tellLauncher(client, line));
  await client.start();
  const stopWarning = warnBeforeLeaving(frame, client);
  return {
    client,
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

/** Hands the words that never went out to the chat of the person that we have become. */
export async function moveUnsent(from: Chat, to: Chat): Promise<void> {
  for (const { id, text, state } of from.client.getState().outbox) {
    if (state.kind === 'acked') continue;
    await to.client.send(to.next_conversation, text);
    await from.client.cancel(id);
  }
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
