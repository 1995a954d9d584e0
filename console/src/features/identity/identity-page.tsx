import { inboxIcon } from '@porchlight/design';
import { useParams } from 'react-router';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Page } from '../../shared/page.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { IdentityForm } from './identity-form.tsx';

/** Where admins say how one website's people prove who they are. */
export function IdentityPage() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { inbox_id } = useParams();
  const { data, error, refetch } = useWebsites();
  if (agent.role !== 'admin') return <Nothing title={t('identity.admins')} />;
  const inbox = data?.find(({ id }) => id === inbox_id);
  if (data !== undefined && inbox === undefined) return <Nothing title={t('identity.missing')} />;
  return (
    <Page
      title={t('identity.title')}
      lead={t('identity.lead')}
      back={{ to: '/settings', label: t('settings.title') }}
    >
      {error !== null && (
        <FailedState title={t('identity.failed')} error={error} retry={() => void refetch()} />
      )}
      {data === undefined && error === null && (
        <Skeleton label={t('identity.loading')} className="flex flex-col gap-6">
          <Bone className="h-11 rounded-md" />
          <Bone className="h-11 rounded-md" />
        </Skeleton>
      )}
      {inbox !== undefined && (
        <section aria-label={inbox.name} className="flex flex-col gap-8">
          <h2 className="text-lg font-semibold">
            <bdi>{inbox.name}</bdi>
          </h2>
          <IdentityForm key={inbox.id} inbox={inbox} />
        </section>
      )}
    </Page>
  );
}

function Nothing({ title }: { title: string }) {
  const { t } = useTranslation();
  return <EmptyState icon={inboxIcon} title={title} lead={t('identity.nothing')} />;
}
