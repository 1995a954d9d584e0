import { useTranslation } from '../shared/translation.tsx';
import { useEffect, useState, type ReactNode } from 'react';
import type { ConversationView } from '@porchlight/protocol';
import { createUnreadTotal } from '../features/conversations/unread-total.ts';
import { useLive, useWorkspace } from '../shared/workspace.ts';

/** What has a name in the title of the window. */
export type PageName =
  | ConversationView
  | 'install'
  | 'agents'
  | 'appearance'
  | 'identity'
  | 'mail'
  | 'files'
  | 'first'
  | 'talk';

/** A screen, and its name in the title of the window, with how many messages wait to be read. */
export function TitledPage({ page, children }: { page: PageName; children: ReactNode }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const [unreadTotal] = useState(() => createUnreadTotal(agent.id));
  const count = useLive(unreadTotal);
  const name = t(`views.${page}`);
  const title =
    count > 0 ? t('title.unread', { count, page: name }) : t('title.plain', { page: name });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return <main className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">{children}</main>;
}
