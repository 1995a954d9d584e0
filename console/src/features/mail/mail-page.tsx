import { inboxIcon } from '@porchlight/design';
import { useParams } from 'react-router';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Page } from '../../shared/page.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useMailSettings } from '../../shared/use-mail-settings.ts';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { FollowUpForm } from './follow-up-form.tsx';
import { SendingSection } from './sending-section.tsx';

/** Where admins say whether a website's visitors are mailed what they have not read. */
export function MailPage() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { inbox_id } = useParams();
  const websites = useWebsites();
  const settings = useMailSettings();
  if (agent.role !== 'admin') return <Nothing what="admins" />;
  const error = websites.error ?? settings.error;
  if (error !== null) {
    const retry = () => void Promise.all([websites.refetch(), settings.refetch()]);
    return <FailedState title={t('mail.failed')} error={error} retry={retry} />;
  }
  const inbox = websites.data?.find(({ id }) => id === inbox_id);
  if (websites.data !== undefined && inbox === undefined) return <Nothing what="missing" />;
  return (
    <Page
      title={t('mail.title')}
      lead={t('mail.lead', { inbox: inbox?.name ?? '' })}
      back={{ to: '/settings', label: t('settings.title') }}
    >
      {inbox === undefined || settings.data === undefined ? (
        <Skeleton label={t('mail.loading')} className="flex flex-col gap-6">
          <Bone className="h-11 w-2/3 rounded-md" />
          <Bone className="h-24 rounded-lg" />
        </Skeleton>
      ) : (
        <>
          <SendingSection {...settings.data} />
          <FollowUpForm key={inbox.id} inbox={inbox} set_up={settings.data.set_up} />
        </>
      )}
    </Page>
  );
}

function Nothing({ what }: { what: 'admins' | 'missing' }) {
  const { t } = useTranslation();
  return <EmptyState icon={inboxIcon} title={t(`mail.${what}`)} lead={t(`mail.${what}_lead`)} />;
}
