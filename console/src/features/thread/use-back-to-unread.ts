import { missesUnread, oldestLine } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useEffect, useState } from 'react';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

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
  const missing = useLive((state) => missesUnread(state, conversation_id, 'agent'));
  const oldest = useLive((state) => oldestLine(state, conversation_id));
  const connected = useLive((state) => state.connection.kind === 'live');
  const [here, setHere] = useState(false);
  // Without a connection there is nothing to wait for.
  const now = known && (here || !missing || !connected);
  if (now && !here) setHere(true);
  useEffect(() => {
    const fetch = async () => {
      await client.loadOlder(conversation_id);
      // The server gives no more: better here than not at all.
      if (oldestLine(client.getState(), conversation_id) === oldest) setHere(true);
    };
    if (known && missing && connected) void fetch();
  }, [known, missing, connected, oldest, client, conversation_id]);
  return { here: now, gap: missing };
}
