import type { AgentState } from '@porchlight/client';
import { unreadCount, type Id } from '@porchlight/protocol';
import { useEffect, useState } from 'react';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

/** Further back than this many lines nobody reads on from where they stopped; then the thread opens where it is. */
const furthest = 1_000;

/** How a thread with more unread lines than are here begins. */
export interface BackToUnread {
  /** It can be shown, from now on, whatever comes later. */
  readonly here: boolean;
  /** Some of them are not here. Who reads below has not read them, so nothing counts as read. */
  readonly gap: boolean;
}

/**
 * Fetches older lines until the first unread one is here, so that a thread can open at it. Where they can't be had, it opens at
 * its end. `known`: the newest lines are here.
 */
export function useBackToUnread(conversation_id: Id, known: boolean): BackToUnread {
  const { client } = useWorkspace();
  const missing = useLive((state) => missesUnread(state, conversation_id));
  const oldest = useLive((state) => oldestOf(state, conversation_id));
  const connected = useLive((state) => state.connection.kind === 'live');
  const [here, setHere] = useState(false);
  // Without a connection there is nothing to wait for.
  const now = known && (here || !missing || !connected);
  if (now && !here) setHere(true);
  useEffect(() => {
    const fetch = async () => {
      await client.loadOlder(conversation_id);
      // The server gives no more: better here than not at all.
      if (oldestOf(client.getState(), conversation_id) === oldest) setHere(true);
    };
    if (known && missing && connected) void fetch();
  }, [known, missing, connected, oldest, client, conversation_id]);
  return { here: now, gap: missing };
}

function oldestOf({ logs }: Pick<AgentState, 'logs'>, id: Id): number | undefined {
  return logs[id]?.entries[0]?.seq;
}

/** True while unread messages stand above the oldest line that is known. */
export function missesUnread(
  state: Pick<AgentState, 'logs' | 'conversations'>,
  conversation_id: Id,
): boolean {
  const log = state.logs[conversation_id];
  const conversation = state.conversations[conversation_id];
  const oldest = log?.entries[0]?.seq;
  if (
    conversation === undefined ||
    oldest === undefined ||
    !log?.more ||
    log.entries.length >= furthest
  )
    return false;
  return unreadCount(conversation, 'agent') > 0 && conversation.agent_read_seq < oldest - 1;
}
