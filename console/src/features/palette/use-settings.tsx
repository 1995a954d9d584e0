import { globeIcon, keyboardIcon, moonIcon, signOutIcon, sunIcon } from '@porchlight/design';
import { Icon } from '../../shared/icon.tsx';
import { languageNames, languages } from '../../shared/language.ts';
import { runShortcut, shortcutKeys } from '../../shared/shortcuts.ts';
import { chooseTheme, themes, type Theme } from '../../shared/theme.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useTheme } from '../../shared/use-theme.ts';
import type { PaletteItem } from './palette-item.ts';

const icons: Record<Theme, string> = { auto: sunIcon, light: sunIcon, dark: moonIcon };

/** How the console looks and speaks, as it does not now; the keys, and the way out. */
export function useSettings(onSignOut: () => void): readonly PaletteItem[] {
  const { t, language, speak } = useTranslation();
  const theme = useTheme();
  const looks = themes
    .filter((each) => each !== theme)
    .map((each) => ({
      id: `theme_${each}`,
      label: t(`account.theme_${each}`),
      detail: t('account.theme'),
      words: t('account.theme'),
      before: <Icon path={icons[each]} />,
      run: () => chooseTheme(each),
    }));
  const tongues = languages
    .filter((each) => each !== language)
    .map((each) => ({
      id: `language_${each}`,
      label: languageNames[each],
      detail: t('account.language'),
      words: t('account.language'),
      before: <Icon path={globeIcon} />,
      run: () => void speak(each),
    }));
  const rest = [
    {
      id: 'shortcuts',
      label: t('account.shortcuts'),
      before: <Icon path={keyboardIcon} />,
      shortcut: shortcutKeys.help,
      run: () => runShortcut('help'),
    },
    {
      id: 'sign_out',
      label: t('account.sign_out'),
      before: <Icon path={signOutIcon} />,
      run: onSignOut,
    },
  ];
  return [...looks, ...tongues, ...rest].map((item) => ({ ...item, group: 'settings' }));
}
