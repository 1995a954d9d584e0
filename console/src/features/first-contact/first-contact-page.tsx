import { inboxIcon } from '@porchlight/design';
import { useParams } from 'react-router';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Page } from '../../shared/page.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { GreetingsSection } from './greetings-section.tsx';
import { HoursSection } from './hours-section.tsx';
import { LanguagesSection } from './languages-section.tsx';
import { PreChatSection } from './pre-chat-section.tsx';
import { ProactiveSection } from './proactive-section.tsx';

/** Where admins say what the visitors of one website meet before their first message. */
export function FirstContactPage() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { inbox_id } = useParams();
  const { data, error, refetch } = useWebsites();
  if (agent.role !== 'admin') return <Nothing title={t('first_contact.admins')} />;
  const inbox = data?.find(({ id }) => id === inbox_id);
  if (data !== undefined && inbox === undefined)
    return <Nothing title={t('first_contact.missing')} />;
  return (
    <Page
      title={t('first_contact.title')}
      lead={t('first_contact.lead', { inbox: inbox?.name ?? '' })}
      back={{ to: '/settings', label: t('settings.title') }}
    >
      {error !== null && (
        <FailedState title={t('first_contact.failed')} error={error} retry={() => void refetch()} />
      )}
      {data === undefined && error === null && (
        <Skeleton label={t('first_contact.loading')} className="flex flex-col gap-6">
          <Bone className="h-11 rounded-md" />
          <Bone className="h-40 rounded-lg" />
        </Skeleton>
      )}
      {inbox !== undefined && (
        <div key={inbox.id} className="flex flex-col gap-12">
          <HoursSection inbox={inbox} />
          <PreChatSection inbox={inbox} />
          <ProactiveSection inbox={inbox} />
          <GreetingsSection inbox={inbox} />
          <LanguagesSection inbox={inbox} />
        </div>
      )}
    </Page>
  );
}

function Nothing({ title }: { title: string }) {
  const { t } = useTranslation();
  return <EmptyState icon={inboxIcon} title={title} lead={t('first_contact.nothing')} />;
}
