import { lazy, type ComponentType } from 'react';
import { Navigate, useParams } from 'react-router';
import { SettingsPage, type SettingsName } from './settings-page.tsx';

/** The screens about one inbox, by the last word of their path. */
const screens: Readonly<Record<string, readonly [SettingsName, ComponentType]>> = {
  appearance: [
    'appearance',
    lazy(async () => ({
      default: (await import('../features/appearance/appearance-page.tsx')).AppearancePage,
    })),
  ],
  files: [
    'files',
    lazy(async () => ({ default: (await import('../features/files/files-page.tsx')).FilesPage })),
  ],
  'first-contact': [
    'first',
    lazy(async () => ({
      default: (await import('../features/first-contact/first-contact-page.tsx')).FirstContactPage,
    })),
  ],
  identity: [
    'identity',
    lazy(async () => ({
      default: (await import('../features/identity/identity-page.tsx')).IdentityPage,
    })),
  ],
  talk: [
    'talk',
    lazy(async () => ({ default: (await import('../features/talk/talk-page.tsx')).TalkPage })),
  ],
  mail: [
    'mail',
    lazy(async () => ({ default: (await import('../features/mail/mail-page.tsx')).MailPage })),
  ],
};

/** A screen of one inbox's settings: each is fetched when it is wanted, and so is the way to them. */
export function InboxScreen() {
  const { page = '' } = useParams();
  const [name, Screen] = screens[page] ?? [];
  if (name === undefined || Screen === undefined) return <Navigate to="/settings" replace />;
  return (
    <SettingsPage key={page} page={name}>
      <Screen />
    </SettingsPage>
  );
}
