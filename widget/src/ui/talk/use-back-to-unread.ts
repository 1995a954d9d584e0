import type { VisitorState } from '@porchlight/client';
import { type Id, unreadCount } from '@porchlight/protocol';
import { useEffect, useState } from 'react';
import type { PanelClient } from '../panel-client.ts';

/** Further back than this many lines nobody reads on from where they stopped. */
const furthest = 1_000;

/** How a conversation with more unread lines than are here begins. */
export interface BackToUnread {
  /** The first of them is on its way: nothing is shown yet. */
  readonly waits: boolean;
  /** Some of them are not here. Who reads below has not read them, so nothing counts as read. */
  readonly gap: boolean;
}

/** Fetches older lines until the first unread one is here. Where they can't be had, the end is shown. */
export function useBackToUnread(client: PanelClient, state: VisitorState, id: Id): BackToUnread {
  const gap = missesUnread(state, id);
  const oldest = oldestOf(state, id);
  const live = state.connection.kind === 'live';
  const [refused, setRefused] = useState(false);
  const [shown, setShown] = useState(false);
  const waits = gap && live && !refused && !shown;
  if (!waits && !shown && oldest !== undefined) setShown(true);
  useEffect(() => {
    const fetch = async () => {
      await client.loadOlder(id);
      if (oldestOf(client.getState(), id) === oldest) setRefused(true);
    };
    if (gap && live) void fetch();
  }, [gap, live, oldest, client, id]);
  return { waits, gap };
}

/** True while unread messages stand above the oldest line that is known. */
function missesUnread(state: VisitorState, id: Id): boolean {
  const log = state.logs[id];
  const summary = state.conversations[id];
  const oldest = oldestOf(state, id);
  if (!log?.more || !summary || oldest === undefined || log.entries.length >= furthest)
    return false;
  return unreadCount(summary, 'visitor') > 0 && summary.visitor_read_seq < oldest - 1;
}

function oldestOf({ logs }: VisitorState, id: Id): number | undefined {
  return logs[id]?.entries[0]?.seq;
}
