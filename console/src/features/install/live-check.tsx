import { alertIcon, checkIcon, clockIcon } from '@porchlight/design';
import type { InstallSighting, WebsiteInbox } from '@porchlight/protocol';
import { Icon } from '../../shared/icon.tsx';
import { shortWhen } from '../../shared/times.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useMinute } from '../../shared/use-clock.ts';
import { AllowWebsite } from './allow-website.tsx';
import { PageCheck } from './page-check.tsx';
import { useInstallation } from './use-installation.ts';

/** So many websites are named. */
const most = 3;

/** Whether the line works: green once it has spoken from a page, and what is in its way. */
export function LiveCheck({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const { data } = useInstallation(inbox.id);
  const heard = data?.sightings ?? [];
  // Judged by the list as it is now: whoever was heard before their website fell off it is shown no more.
  const spoke = heard.filter((each) => each.allowed && isAllowed(inbox, each)).slice(0, most);
  const refused = heard.filter((each) => !isAllowed(inbox, each)).slice(0, most);
  return (
    <div className="flex flex-col gap-4">
      <div aria-live="polite" className="flex flex-col gap-3">
        {spoke.length === 0 ? <Waiting /> : <Spoke sightings={spoke} />}
        {refused.map(({ origin }) => (
          <div key={origin} className="flex flex-col gap-3 rounded-lg bg-warn-soft p-4">
            <p className="flex gap-2">
              <Icon path={alertIcon} className="mt-0.5 text-warn" />
              <span className="min-w-0 text-pretty">
                {t('install.refused')} <bdi className="font-medium break-words">{origin}</bdi>
              </span>
            </p>
            <AllowWebsite inbox={inbox} origin={origin} />
          </div>
        ))}
      </div>
      <PageCheck inbox={inbox} />
    </div>
  );
}

function isAllowed({ allowed_origins }: WebsiteInbox, { origin }: InstallSighting): boolean {
  return allowed_origins.length === 0 || allowed_origins.includes(origin);
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="flex gap-2 rounded-lg border border-line bg-surface p-4">
      <Icon path={clockIcon} className="mt-0.5 text-muted" />
      <div className="min-w-0">
        <p className="font-medium">{t('install.waiting')}</p>
        <p className="text-pretty text-muted">{t('install.waiting_lead')}</p>
      </div>
    </div>
  );
}

function Spoke({ sightings }: { sightings: readonly InstallSighting[] }) {
  const { t, language } = useTranslation();
  const now_ms = useMinute();
  return (
    <div className="flex gap-2 rounded-lg bg-success-soft p-4">
      <Icon path={checkIcon} className="mt-0.5 text-success" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-success">{t('install.works')}</p>
        <ul className="mt-1 flex flex-col gap-1 text-sm">
          {sightings.map(({ origin, page_url, at }) => (
            <li key={origin} className="flex flex-wrap justify-between gap-x-4">
              <bdi className="min-w-0 break-words">{page_url ?? origin}</bdi>
              <time dateTime={at} className="text-muted">
                {shortWhen(language, at, now_ms)}
              </time>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
