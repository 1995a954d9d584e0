import { missesUnread, oldestLine, type VisitorState } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useEffect, useState } from 'react';
import type { PanelClient } from '../panel-client.ts';

/** How a conversation with more unread lines than are here begins. */
export interface BackToUnread {
  /** The first of them is on its way: nothing is shown yet. */
  readonly waits: boolean;
  /** Some of them are not here. Who reads below has not read them, so nothing counts as read. */
  readonly gap: boolean;
}

/** Fetches older lines until the first unread one is here. Where they can't be had, the end is shown. */
export function useBackToUnread(client: PanelClient, state: VisitorState, id: Id): BackToUnread {
  const gap = missesUnread(state, id, 'visitor');
  const oldest = oldestLine(state, id);
  const live = state.connection.kind === 'live';
  const [refused, setRefused] = useState(false);
  const [shown, setShown] = useState(false);
  const waits = gap && live && !refused && !shown;
  if (!waits && !shown && oldest !== undefined) setShown(true);
  useEffect(() => {
    const fetch = async () => {
      await client.loadOlder(id);
      if (oldestLine(client.getState(), id) === oldest) setRefused(true);
    };
    if (gap && live) void fetch();
  }, [gap, live, oldest, client, id]);
  return { waits, gap };
}
