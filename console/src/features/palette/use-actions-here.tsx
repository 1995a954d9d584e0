import {
  assignIcon,
  noteIcon,
  reopenIcon,
  resolveIcon,
  sendIcon,
  type Icon as IconPath,
} from '@porchlight/design';
import { Icon } from '../../shared/icon.tsx';
import { runShortcut, shortcutKeys, type ShortcutAction } from '../../shared/shortcuts.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useLive, useWorkspace } from '../../shared/workspace.ts';
import type { PaletteItem } from './palette-item.ts';

/** What can be done with the open conversation. Each goes the way of its key, so it does just the same. */
export function useActionsHere(conversation_id: string | undefined): readonly PaletteItem[] {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const conversation = useLive((state) => state.conversations[conversation_id ?? '']);
  if (conversation === undefined) return [];
  const open = conversation.status === 'open';
  return [
    { ...byKey('reply', t('composer.reply'), sendIcon), takes_focus: true },
    { ...byKey('note', t('composer.add_note'), noteIcon), takes_focus: true },
    ...(conversation.assignee_id === agent.id
      ? []
      : [byKey('assign', t('thread.assign_me'), assignIcon)]),
    byKey(
      'resolve',
      open ? t('thread.resolve') : t('thread.reopen'),
      open ? resolveIcon : reopenIcon,
    ),
  ];
}

function byKey(action: ShortcutAction, label: string, icon: IconPath): PaletteItem {
  return {
    id: action,
    group: 'here',
    label,
    before: <Icon path={icon} />,
    shortcut: shortcutKeys[action],
    run: () => runShortcut(action),
  };
}
