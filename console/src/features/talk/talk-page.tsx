import { inboxIcon } from '@porchlight/design';
import { useParams } from 'react-router';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Page } from '../../shared/page.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { TalkForm } from './talk-form.tsx';

/** Where admins say how a website's conversations end, and what agents see of what is being written. */
export function TalkPage() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { inbox_id } = useParams();
  const websites = useWebsites();
  if (agent.role !== 'admin') return <Nothing what="admins" />;
  if (websites.error !== null) {
    const retry = () => void websites.refetch();
    return <FailedState title={t('talk.failed')} error={websites.error} retry={retry} />;
  }
  const inbox = websites.data?.find(({ id }) => id === inbox_id);
  if (websites.data !== undefined && inbox === undefined) return <Nothing what="missing" />;
  return (
    <Page
      title={t('talk.title')}
      lead={t('talk.lead', { inbox: inbox?.name ?? '' })}
      back={{ to: '/settings', label: t('settings.title') }}
    >
      {inbox === undefined ? (
        <Skeleton label={t('talk.loading')} className="flex flex-col gap-6">
          <Bone className="h-24 rounded-lg" />
          <Bone className="h-24 rounded-lg" />
        </Skeleton>
      ) : (
        <TalkForm key={inbox.id} inbox={inbox} />
      )}
    </Page>
  );
}

function Nothing({ what }: { what: 'admins' | 'missing' }) {
  const { t } = useTranslation();
  return <EmptyState icon={inboxIcon} title={t(`talk.${what}`)} lead={t(`talk.${what}_lead`)} />;
}
