import { chevronDownIcon } from '@porchlight/design';
import { Link } from 'react-router';
import { FailedState } from '../../shared/failed-state.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Page } from '../../shared/page.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWebsites } from '../../shared/use-websites.ts';
import { useSettingsGroups, type SettingsPlace } from './use-settings-groups.ts';

/** All that can be set up, each with what it is for. */
export function SettingsHome() {
  const { t } = useTranslation();
  const groups = useSettingsGroups();
  const websites = useWebsites();
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')}>
      {groups.map(({ key, title, places }) => (
        <section key={key} aria-label={title} className="flex flex-col gap-3">
          {title !== undefined && (
            <h2 className="text-lg font-semibold">
              <bdi>{title}</bdi>
            </h2>
          )}
          <ul className="overflow-hidden rounded-lg border border-line bg-surface">
            {places.map((place) => (
              <Row key={place.path} {...place} />
            ))}
          </ul>
        </section>
      ))}
      {websites.isError && (
        <FailedState
          title={t('install.failed')}
          error={websites.error}
          retry={() => void websites.refetch()}
        />
      )}
    </Page>
  );
}

function Row({ path, icon, name, lead }: SettingsPlace) {
  return (
    <li className="border-line not-first:border-t">
      <Link
        to={path}
        className="calm flex min-h-16 items-center gap-4 px-4 py-3 -outline-offset-2 hover:bg-hover"
      >
        <span className="text-muted">
          <Icon path={icon} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{name}</span>
          <span className="block text-sm text-pretty text-muted">{lead}</span>
        </span>
        <Icon path={chevronDownIcon} size={16} className="-rotate-90 text-muted rtl:rotate-90" />
      </Link>
    </li>
  );
}
