import type { ReactNode } from 'react';
import { SettingsNav } from '../features/settings/settings-nav.tsx';
import { useTranslation } from '../shared/translation.tsx';
import { TitledPage } from './titled-page.tsx';

/** What a screen of the settings is called. */
export type SettingsName =
  | 'install'
  | 'agents'
  | 'appearance'
  | 'identity'
  | 'mail'
  | 'files'
  | 'first'
  | 'talk';

/** A screen of the settings, with the way to the others beside it. */
export function SettingsPage({ page, children }: { page: SettingsName; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <TitledPage name={t(`settings.${page}`)}>
      <div className="flex min-h-0 flex-1">
        <SettingsNav />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
      </div>
    </TitledPage>
  );
}
