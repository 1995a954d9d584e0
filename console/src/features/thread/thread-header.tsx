import { useTranslation } from '../../shared/translation.tsx';
import { infoIcon, reopenIcon, resolveIcon } from '@porchlight/design';
import type { Conversation } from '@porchlight/protocol';
import { Avatar } from '../../shared/avatar.tsx';
import { Button, IconButton } from '../../shared/button.tsx';
import { Icon } from '../../shared/icon.tsx';
import { shortcutKeys, useShortcut } from '../../shared/shortcuts.ts';
import { useLive } from '../../shared/workspace.ts';
import { AssignControl } from './assign-control.tsx';
import { BackButton } from './back-button.tsx';
import { useChange } from './use-change.ts';

interface ThreadHeaderProps {
  readonly conversation: Conversation;
  readonly name: string;
  readonly onBack: () => void;
  readonly onShowContact: () => void;
}

/** Who it is, how the conversation stands, and what can be done with it. */
export function ThreadHeader({ conversation, name, onBack, onShowContact }: ThreadHeaderProps) {
  const { t } = useTranslation();
  const online = useLive((state) => state.presence[conversation.contact_id] ?? 'offline');
  return (
    <header className="flex min-h-16 low:min-h-12 shrink-0 items-center gap-2 border-b border-line px-3 tablet:px-5">
      <BackButton onBack={onBack} />
      <button
        type="button"
        onClick={onShowContact}
        aria-label={t('thread.show_contact', { name })}
        className="calm flex shrink-0 rounded-full tablet:hidden"
      >
        <Avatar id={conversation.contact_id} name={name} availability={online} />
      </button>
      <div className="min-w-0 flex-1 ps-1 desk:ps-0">
        <h2
          dir="auto"
          className="truncate text-left [html[dir=rtl]_&]:text-right text-lg font-semibold"
        >
          {name}
        </h2>
        <p className="flex items-center gap-1.5 text-xs text-muted">
          <StatusChip conversation={conversation} />
          <span className="truncate max-tablet:hidden">
            {t('thread.number', { number: conversation.number })}
          </span>
        </p>
      </div>
      <AssignControl conversation={conversation} />
      <Resolve conversation={conversation} />
      <IconButton
        icon={infoIcon}
        label={t('thread.show_contact', { name })}
        onClick={onShowContact}
        className="max-tablet:hidden desk:hidden"
      />
    </header>
  );
}

function StatusChip({ conversation: { status } }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const look = status === 'open' ? 'text-brand' : 'text-success';
  return <span className={`font-medium ${look}`}>{t(`thread.status_${status}`)}</span>;
}

function Resolve({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { change, isPending } = useChange('conversation.set_status');
  const open = conversation.status === 'open';
  const toggle = () => {
    if (isPending) return;
    const { id: conversation_id, status } = conversation;
    change({
      wish: { conversation_id, status: open ? 'resolved' : 'open' },
      back: { conversation_id, status },
      said: open ? t('undo.resolved') : t('undo.reopened'),
    });
  };
  useShortcut('resolve', toggle);
  const label = open ? t('thread.resolve') : t('thread.reopen');
  return (
    <Button
      look={open ? 'primary' : 'secondary'}
      aria-disabled={isPending}
      aria-keyshortcuts={shortcutKeys.resolve}
      data-hint={label}
      data-hint-key={shortcutKeys.resolve}
      onClick={toggle}
      className="max-tablet:size-9 max-tablet:px-0"
    >
      <Icon path={open ? resolveIcon : reopenIcon} />
      <span className="max-tablet:sr-only">{label}</span>
    </Button>
  );
}
