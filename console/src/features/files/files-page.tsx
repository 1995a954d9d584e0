import { inboxIcon } from '@porchlight/design';
import { useParams } from 'react-router';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Page } from '../../shared/page.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { FilesForm } from './files-form.tsx';

/** Where admins say which files visitors and agents may send each other. */
export function FilesPage() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { inbox_id } = useParams();
  const { data, error, refetch } = useWebsites();
  if (agent.role !== 'admin') return <Nothing what="admins" />;
  if (error !== null) {
    return <FailedState title={t('files.failed')} error={error} retry={() => void refetch()} />;
  }
  const inbox = data?.find(({ id }) => id === inbox_id);
  if (data !== undefined && inbox === undefined) return <Nothing what="missing" />;
  return (
    <Page
      title={t('files.title')}
      lead={t('files.lead', { inbox: inbox?.name ?? '' })}
      back={{ to: '/settings', label: t('settings.title') }}
    >
      {inbox === undefined ? (
        <Skeleton label={t('files.loading')} className="flex flex-col gap-6">
          <Bone className="h-11 w-2/3 rounded-md" />
          <Bone className="h-24 rounded-lg" />
        </Skeleton>
      ) : (
        <FilesForm key={inbox.id} inbox={inbox} />
      )}
    </Page>
  );
}

function Nothing({ what }: { what: 'admins' | 'missing' }) {
  const { t } = useTranslation();
  return <EmptyState icon={inboxIcon} title={t(`files.${what}`)} lead={t(`files.${what}_lead`)} />;
}
