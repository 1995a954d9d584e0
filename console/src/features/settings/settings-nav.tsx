import { NavLink } from 'react-router';
import { Icon } from '../../shared/icon.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useSettingsGroups } from './use-settings-groups.ts';

/** The way from one page of the settings to the others, beside them where there is room. */
export function SettingsNav() {
  const { t } = useTranslation();
  const groups = useSettingsGroups();
  return (
    <nav
      aria-label={t('settings.title')}
      className="flex w-56 shrink-0 flex-col gap-6 overflow-y-auto border-e border-line px-3 py-10 max-wide:hidden"
    >
      {groups.map(({ key, title, places }) => (
        <div key={key} className="flex flex-col gap-0.5">
          {title !== undefined && (
            <h2 className="truncate px-3 pb-1 text-sm font-medium text-muted">
              <bdi>{title}</bdi>
            </h2>
          )}
          {places.map(({ path, icon, name }) => (
            <NavLink
              key={path}
              to={path}
              className="calm flex min-h-9 items-center gap-3 rounded-md px-3 text-muted hover:bg-hover hover:text-text aria-[current]:bg-brand-soft aria-[current]:font-medium aria-[current]:text-brand"
            >
              <Icon path={icon} />
              {name}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  );
}
