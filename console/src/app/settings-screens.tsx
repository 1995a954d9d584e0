import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { SettingsHome } from '../features/settings/settings-home.tsx';
import { SettingsWords, useTranslation } from '../shared/translation.tsx';
import { InboxScreen } from './inbox-screen.tsx';
import { SettingsPage } from './settings-page.tsx';
import { TitledPage } from './titled-page.tsx';

const AgentsPage = lazy(async () => ({
  default: (await import('../features/agents/agents-page.tsx')).AgentsPage,
}));
const InstallPage = lazy(async () => ({
  default: (await import('../features/install/install-page.tsx')).InstallPage,
}));

/** What is set up, by URL: fetched when somebody goes there, with the words that only it needs. */
export function SettingsScreens() {
  return (
    <SettingsWords>
      <Screens />
    </SettingsWords>
  );
}

function Screens() {
  const { t } = useTranslation();
  return (
    <Routes>
      <Route
        path="install"
        element={
          <SettingsPage page="install">
            <InstallPage />
          </SettingsPage>
        }
      />
      <Route
        index
        element={
          <TitledPage name={t('settings.title')}>
            <SettingsHome />
          </TitledPage>
        }
      />
      <Route
        path="agents"
        element={
          <SettingsPage page="agents">
            <AgentsPage />
          </SettingsPage>
        }
      />
      <Route path="inboxes/:inbox_id/:page" element={<InboxScreen />} />
      <Route path="*" element={<Navigate to="/settings" replace />} />
    </Routes>
  );
}
