import { inboxIcon } from '@porchlight/design';
import { useParams } from 'react-router';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
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
  if (data === undefined) return <Outlines label={t('appearance.loading')} />;
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

function Outlines({ label }: { label: string }) {
  return (
    <Skeleton label={label} className="flex w-full max-w-md flex-col gap-6 p-6">
      <Bone className="h-8 w-56 rounded-sm" />
      <Bone className="h-11 w-full rounded-md" />
      <Bone className="h-11 w-full rounded-md" />
      <Bone className="h-11 w-2/3 rounded-md" />
    </Skeleton>
  );
}
