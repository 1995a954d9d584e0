import type { ReactNode } from 'react';
import { SettingsWords } from '../shared/translation.tsx';
import { TitledPage, type PageName } from './titled-page.tsx';

/** A screen of the settings, with the words that only those need. */
export function SettingsPage({ page, children }: { page: PageName; children: ReactNode }) {
  return (
    <TitledPage page={page}>
      <SettingsWords>{children}</SettingsWords>
    </TitledPage>
  );
}
