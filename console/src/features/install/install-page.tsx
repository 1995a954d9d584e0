import { useTranslation } from '../../shared/translation.tsx';
import { chatIcon } from '@porchlight/design';
import type { WebsiteInbox } from '@porchlight/protocol';
import { buttonClass } from '../../shared/button.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Page } from '../../shared/page.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { AllowedWebsites } from './allowed-websites.tsx';
import { LiveCheck } from './live-check.tsx';
import { TagSection } from './tag-section.tsx';

/** How to put the chat on a website: the line to paste, a demo to try, and which websites may show it. */
export function InstallPage() {
  const { t } = useTranslation();
  const inboxes = useWebsites();
  return (
    <Page
      title={t('install.title')}
      lead={t('install.lead')}
      back={{ to: '/settings', label: t('settings.title') }}
    >
      {inboxes.isPending && (
        <Skeleton label={t('install.loading')}>
          <Bone className="h-24 rounded-lg" />
        </Skeleton>
      )}
      {inboxes.isError && (
        <FailedState
          title={t('install.failed')}
          error={inboxes.error}
          retry={() => void inboxes.refetch()}
        />
      )}
      {inboxes.data?.map((inbox) => (
        <InboxSection key={inbox.id} inbox={inbox} />
      ))}
      <section className="flex flex-wrap items-center gap-4 rounded-lg border border-line bg-surface p-5">
        <div className="min-w-60 flex-1">
          <h2 className="text-lg font-semibold">{t('install.demo_title')}</h2>
          <p className="mt-1 text-muted text-pretty">{t('install.demo_lead')}</p>
        </div>
        <a href="/demo" target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
          <Icon path={chatIcon} />
          {t('install.demo')}
        </a>
      </section>
    </Page>
  );
}

function InboxSection({ inbox }: { inbox: WebsiteInbox }) {
  return (
    <section aria-label={inbox.name} className="flex flex-col gap-6">
      <div>
        <h2 className="mb-2 text-lg font-semibold">
          <bdi>{inbox.name}</bdi>
        </h2>
        <TagSection inbox={inbox} />
      </div>
      <LiveCheck inbox={inbox} />
      <AllowedWebsites inbox={inbox} />
    </section>
  );
}
