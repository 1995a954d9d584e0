import { inboxIcon } from '@porchlight/design';
import { useParams } from 'react-router';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { AppearanceEditor } from './appearance-editor.tsx';

/** Where admins say how the chat of one website looks. */
export function AppearancePage() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { inbox_id } = useParams();
  const { data, error, refetch } = useWebsites();
  if (agent.role !== 'admin') return <Nothing what="admins" />;
  if (error !== null) {
    const retry = () => void refetch();
    return <FailedState title={t('appearance.failed')} error={error} retry={retry} />;
  }
  if (data === undefined) return <Skeleton label={t('appearance.loading')} />;
  const inbox = data.find(({ id }) => id === inbox_id);
  if (inbox === undefined) return <Nothing what="missing" />;
  return <AppearanceEditor key={inbox.id} inbox={inbox} />;
}

function Nothing({ what }: { what: 'admins' | 'missing' }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={inboxIcon}
      title={t(`appearance.${what}`)}
      lead={t(`appearance.${what}_lead`)}
    />
  );
}

function Skeleton({ label }: { label: string }) {
  return (
    <div aria-live="polite" className="p-8">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="breathe h-64 rounded-lg bg-hover" />
    </div>
  );
}
