import { Suspense } from 'react';
import { useStore } from 'zustand';
import { SettingsWords } from '../shared/translation.tsx';
import type { ScreenStore } from './screen.ts';
import { SignOutDialog } from './sign-out-dialog.tsx';
import { Palette, ShortcutsDialog } from './use-open-dialog.ts';
import type { Leaving } from './use-sign-out.ts';

interface DialogsProps {
  readonly screen: ScreenStore;
  readonly leave: Leaving;
  /** Signs out, or asks first. */
  readonly onSignOut: () => void;
}

/** What stands over the page. One at a time. */
export function Dialogs({ screen, leave, onSignOut }: DialogsProps) {
  const dialog = useStore(screen, (state) => state.dialog);
  const close = () => screen.setState({ dialog: null });
  return (
    <Suspense fallback={null}>
      {dialog === 'shortcuts' && (
        <SettingsWords>
          <ShortcutsDialog onClose={close} />
        </SettingsWords>
      )}
      {dialog === 'palette' && (
        <SettingsWords>
          <Palette onClose={close} onSignOut={onSignOut} />
        </SettingsWords>
      )}
      {dialog === 'sign_out' && (
        <SignOutDialog
          unsent={leave.unsent}
          onLeave={() => {
            close();
            leave.now();
          }}
          onClose={close}
        />
      )}
    </Suspense>
  );
}
