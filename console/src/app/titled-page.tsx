import { useTranslation } from '../shared/translation.tsx';
import { useEffect, useState, type ReactNode } from 'react';
import { createUnreadTotal } from '../features/conversations/unread-total.ts';
import { useLive, useWorkspace } from '../shared/workspace.ts';

/** A screen, and its name in the title of the window, with how many messages wait to be read. */
export function TitledPage({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const [unreadTotal] = useState(() => createUnreadTotal(agent.id));
  const count = useLive(unreadTotal);
  const title =
    count > 0 ? t('title.unread', { count, page: name }) : t('title.plain', { page: name });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return <main className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">{children}</main>;
}
