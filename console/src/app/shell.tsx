import { useTranslation } from '../shared/translation.tsx';
import { lazy, Suspense, useState } from 'react';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { ViewsNav } from '../features/conversations/views-nav.tsx';
import { AccountMenu } from '../features/presence/account-menu.tsx';
import { Colleagues } from '../features/presence/colleagues.tsx';
import { ConnectionBanner } from '../features/presence/connection-banner.tsx';
import { before_sign_out } from '../shared/before-sign-out.ts';
import { buttonClass } from '../shared/button.tsx';
import { Mark } from '../shared/mark.tsx';
import { useShortcut } from '../shared/shortcuts.ts';
import { ConversationsScreen } from './conversations-screen.tsx';
import { Crashed } from './crashed.tsx';
import { Dialogs } from './dialogs.tsx';
import { createScreen, type ScreenStore } from './screen.ts';
import type { SignOut } from './use-session.ts';
import { useOpenDialog } from './use-open-dialog.ts';
import { useNewsSound } from './use-news-sound.ts';
import { useSignOut } from './use-sign-out.ts';

const SettingsScreens = lazy(async () => {
  // A browser that could not fetch a module once never tries again.
  await (navigator.onLine || new Promise((there) => addEventListener('online', there)));
  return { default: (await import('./settings-screens.tsx')).SettingsScreens };
});

/** The frame of every screen: navigation beside, the rest by URL. */
export function Shell({ onSignOut }: { onSignOut: SignOut }) {
  const [screen] = useState(createScreen);
  // Where one part can't be had, another still can.
  const section = useLocation().pathname.startsWith('/settings') ? 'settings' : 'talks';
  useNewsSound();
  const leave = useSignOut(onSignOut);
  const openDialog = useOpenDialog(screen);
  const askOrLeave = () => {
    if (before_sign_out.ask) before_sign_out.ask(leave.now);
    else if (leave.unsent === 0) leave.now();
    else screen.setState({ dialog: 'sign_out' });
  };
  const openShortcuts = () => openDialog('shortcuts');
  useShortcut('help', openShortcuts);
  useShortcut('palette', () => openDialog('palette'));
  return (
    <div className="group/console flex h-full flex-col">
      <SkipButton />
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1 flex-col-reverse tablet:flex-row">
        <SideBar onShortcuts={openShortcuts} onSignOut={askOrLeave} />
        <Crashed key={section}>
          <Suspense fallback={null}>
            <Screens screen={screen} />
          </Suspense>
        </Crashed>
      </div>
      <Dialogs screen={screen} leave={leave} onSignOut={askOrLeave} />
    </div>
  );
}

/** For who goes by keyboard and sees: past the navigation, which has fifteen stops in the settings. There while it has the focus. */
function SkipButton() {
  const { t } = useTranslation();
  const skip = () => {
    const title = document.querySelector('h1');
    title?.setAttribute('tabindex', '-1');
    title?.focus();
  };
  return (
    <button
      type="button"
      onClick={skip}
      className={`${buttonClass('primary')} fixed -top-16 z-(--pl-z-toast) m-2 focus:top-0`}
    >
      {t('views.skip')}
    </button>
  );
}

interface SideBarProps {
  readonly onShortcuts: () => void;
  readonly onSignOut: () => void;
}

function SideBar({ onShortcuts, onSignOut }: SideBarProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <header className="flex shrink-0 gap-1 border-line bg-bg px-2 py-1.5 group-has-[[data-thread]]/console:max-tablet:hidden max-tablet:border-t tablet:w-20 tablet:flex-col tablet:gap-3 tablet:border-e tablet:pt-0 tablet:pb-3 wide:w-56 wide:px-3">
      <div className="flex h-16 shrink-0 items-center justify-center gap-2 px-2 max-tablet:hidden wide:justify-start">
        <Mark size={28} />
        <span className="text-lg font-semibold max-wide:sr-only">{t('product')}</span>
      </div>
      <div className="min-w-0 flex-1 tablet:-m-1 tablet:min-h-0 tablet:flex-initial tablet:overflow-y-auto tablet:p-1">
        <ViewsNav />
      </div>
      <Colleagues />
      <div className="flex shrink-0 flex-col justify-center tablet:mt-auto">
        <AccountMenu
          onShortcuts={onShortcuts}
          onTeam={() => void navigate('/settings/agents')}
          onInstall={() => void navigate('/settings/install')}
          onSignOut={onSignOut}
        />
      </div>
    </header>
  );
}

function Screens({ screen }: { screen: ScreenStore }) {
  return (
    <Routes>
      <Route path="/settings/*" element={<SettingsScreens />} />
      <Route path="/install" element={<Navigate to="/settings/install" replace />} />
      <Route path="/:view/:conversation_id?" element={<ConversationsScreen screen={screen} />} />
      <Route path="*" element={<Navigate to="/open" replace />} />
    </Routes>
  );
}
