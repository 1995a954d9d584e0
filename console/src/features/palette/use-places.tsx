import {
  chatIcon,
  codeIcon,
  inboxIcon,
  resolveIcon,
  settingsIcon,
  userIcon,
  usersIcon,
} from '@porchlight/design';
import type { ConversationView } from '@porchlight/protocol';
import { useNavigate } from 'react-router';
import { Icon } from '../../shared/icon.tsx';
import { conversationViews, pathOf } from '../../shared/paths.ts';
import { useTranslation } from '../../shared/translation.tsx';
import type { PaletteItem } from './palette-item.ts';

const icons: Record<ConversationView, string> = {
  open: inboxIcon,
  mine: userIcon,
  all: chatIcon,
  resolved: resolveIcon,
};

/** Where one can go: the lists and the pages. */
export function usePlaces(): readonly PaletteItem[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const place = (id: string, label: string, icon: string, path: string): PaletteItem => ({
    id,
    group: 'go',
    label,
    before: <Icon path={icon} />,
    run: () => void navigate(path),
  });
  return [
    ...conversationViews.map((view) => place(view, t(`views.${view}`), icons[view], pathOf(view))),
    place('team', t('account.team'), usersIcon, '/settings/agents'),
    place('settings', t('views.settings'), settingsIcon, '/settings'),
    place('install', t('account.install'), codeIcon, '/settings/install'),
  ];
}
