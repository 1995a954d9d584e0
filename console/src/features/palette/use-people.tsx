import type { AgentState } from '@porchlight/client';
import type { Commands, ConversationView } from '@porchlight/protocol';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { answered } from '../../shared/api-failure.ts';
import { Avatar } from '../../shared/avatar.tsx';
import { contactName } from '../../shared/friendly-name.ts';
import { pathOf } from '../../shared/paths.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useLive, useWorkspace } from '../../shared/workspace.ts';
import type { PaletteItem } from './palette-item.ts';

/** How far back the server's list is read: four pages of fifty conversations. */
const most_pages = 4;

/**
 * Conversations by who writes there, the last heard of first: all that are known here, and the server's newest. They
 * open beside the list of this view.
 */
export function usePeople(view: ConversationView): readonly PaletteItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useNewest();
  const conversations = useLive((state) => state.conversations);
  const contacts = useLive((state) => state.contacts);
  return useMemo(() => {
    return byActivity(conversations).map(({ id, contact_id, number, status }): PaletteItem => {
      const contact = contacts[contact_id];
      const name = contactName(t, contact_id, contact);
      return {
        id,
        group: 'people',
        label: name,
        words: `${contact?.email ?? ''} ${number}`,
        before: <Avatar id={contact_id} name={name} size="xs" />,
        detail: t(`commands.number_${status}`, { number }),
        run: () => void navigate(pathOf(view, id)),
      };
    });
  }, [conversations, contacts, view, navigate, t]);
}

function byActivity(conversations: AgentState['conversations']) {
  return Object.values(conversations).toSorted((a, b) =>
    a.last_activity_at < b.last_activity_at ? 1 : -1,
  );
}

/** Makes the server's newest conversations known, page by page. */
function useNewest(): void {
  const { api, client } = useWorkspace();
  useQuery({
    queryKey: ['palette.newest'],
    queryFn: async () => {
      let before: string | null = null;
      for (let page = 0; page < most_pages; page += 1) {
        const wish: Commands['conversation.list'] = { view: 'all', ...(before && { before }) };
        const { rows, next } = answered(await api.call('conversation.list', wish));
        client.adopt(rows);
        if (next === null) break;
        before = next;
      }
      return true;
    },
  });
}
