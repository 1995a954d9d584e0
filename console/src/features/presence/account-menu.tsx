import { useTranslation } from '../../shared/translation.tsx';
import { codeIcon, keyboardIcon, signOutIcon, usersIcon } from '@porchlight/design';
import { useState } from 'react';
import { Avatar, PresenceDot } from '../../shared/avatar.tsx';
import { languageNames, languages } from '../../shared/language.ts';
import { keep, kept } from '../../shared/preference.ts';
import { MenuButton } from '../../shared/overlays/menu-button.tsx';
import type { MenuEntry } from '../../shared/overlays/menu-popup.tsx';
import { chooseTheme, themes } from '../../shared/theme.ts';
import { useTheme } from '../../shared/use-theme.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { useMyAvailability } from './use-my-availability.ts';

interface AccountMenuProps {
  readonly onShortcuts: () => void;
  readonly onTeam: () => void;
  readonly onInstall: () => void;
  readonly onSignOut: () => void;
}

/** One's own picture; behind it availability, appearance, language, and the way out. */
export function AccountMenu({ onShortcuts, onTeam, onInstall, onSignOut }: AccountMenuProps) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const [availability, setAvailability] = useMyAvailability();
  const preferences = usePreferenceEntries();
  const entries: readonly MenuEntry[] = [
    {
      kind: 'choice',
      label: t('account.availability'),
      value: availability,
      options: (['online', 'away'] as const).map((value) => ({
        value,
        label: t(`account.set_${value}`),
        before: <PresenceDot availability={value} />,
      })),
      choose: (value) => setAvailability(value === 'away' ? 'away' : 'online'),
    },
    { kind: 'separator' },
    ...preferences,
    { kind: 'separator' },
    { kind: 'action', label: t('account.shortcuts'), icon: keyboardIcon, run: onShortcuts },
    { kind: 'action', label: t('account.team'), icon: usersIcon, run: onTeam },
    { kind: 'action', label: t('account.install'), icon: codeIcon, run: onInstall },
    { kind: 'action', label: t('account.sign_out'), icon: signOutIcon, run: onSignOut },
  ];
  return (
    <MenuButton label={t('account.menu')} entries={entries}>
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={t('account.menu_of', { name: agent.name })}
          data-hint={t('account.menu')}
          className="calm flex min-h-11 items-center justify-center gap-2.5 rounded-md px-2 hover:bg-hover wide:justify-start"
        >
          <Avatar
            id={agent.id}
            name={agent.name}
            picture_url={agent.avatar_url}
            size="sm"
            availability={availability}
          />
          <span className="min-w-0 flex-1 truncate text-start font-medium max-wide:hidden">
            {agent.name}
          </span>
        </button>
      )}
    </MenuButton>
  );
}

function usePreferenceEntries(): readonly MenuEntry[] {
  const { t, language, speak } = useTranslation();
  const theme = useTheme();
  const [sound, setSound] = useState(() => kept('sound') ?? 'on');
  return [
    {
      kind: 'choice',
      label: t('account.theme'),
      value: theme,
      options: themes.map((value) => ({ value, label: t(`account.theme_${value}`) })),
      choose: (value) => chooseTheme(themes.find((each) => each === value) ?? 'auto'),
    },
    {
      kind: 'choice',
      label: t('account.language'),
      value: language,
      options: languages.map((value) => ({ value, label: languageNames[value] })),
      choose: (value) => void speak(languages.find((each) => each === value) ?? 'en'),
    },
    {
      kind: 'choice',
      label: t('account.sound'),
      value: sound,
      options: (['on', 'off'] as const).map((value) => ({
        value,
        label: t(`account.sound_${value}`),
      })),
      choose: (value) => {
        keep('sound', value);
        setSound(value);
      },
    },
  ];
}
