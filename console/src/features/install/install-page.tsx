import { useTranslation } from '../../shared/translation.tsx';
import { chatIcon, chevronLeftIcon, settingsIcon } from '@porchlight/design';
import type { WebsiteInbox } from '@porchlight/protocol';
import { Link } from 'react-router';
import { buttonClass } from '../../shared/button.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Icon } from '../../shared/icon.tsx';
import { appearancePath } from '../../shared/paths.ts';
import { useWebsites } from '../../shared/use-websites.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { AllowedWebsites } from './allowed-websites.tsx';
import { CopyTag } from './copy-tag.tsx';
import { scriptTag } from './script-tag.ts';

/** How to put the chat on a website: the line to paste, a demo to try, and which websites may show it. */
export function InstallPage() {
  const { t } = useTranslation();
  const inboxes = useWebsites();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-2xl flex-col gap-8 px-4 py-6 tablet:px-8 tablet:py-10">
        <header className="flex flex-col gap-2">
          <Link to="/open" className={`${buttonClass('quiet')} -ms-3 self-start tablet:hidden`}>
            <Icon path={chevronLeftIcon} />
            {t('install.back')}
          </Link>
          <h1 className="text-2xl font-semibold text-balance">{t('install.title')}</h1>
          <p className="text-muted text-pretty">{t('install.lead')}</p>
        </header>
        {inboxes.isPending && <Skeleton label={t('install.loading')} />}
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
      </div>
    </div>
  );
}

function InboxSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  return (
    <section aria-label={inbox.name} className="flex flex-col gap-6">
      <div>
        <h2 className="mb-2 text-lg font-semibold">
          <bdi>{inbox.name}</bdi>
        </h2>
        <CopyTag label={t('install.tag')} tag={scriptTag(location.origin, inbox.key)} />
      </div>
      {agent.role === 'admin' && (
        <Link
          to={appearancePath(inbox.id)}
          className={`${buttonClass('secondary')} self-start max-tablet:self-stretch`}
        >
          <Icon path={settingsIcon} />
          {t('install.appearance')}
        </Link>
      )}
      <AllowedWebsites inbox={inbox} />
    </section>
  );
}

function Skeleton({ label }: { label: string }) {
  return (
    <div aria-live="polite">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="breathe h-24 rounded-lg bg-hover" />
    </div>
  );
}
