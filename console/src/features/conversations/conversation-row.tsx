import { useLocale, useTranslation } from '../../shared/translation.tsx';
import { clockIcon, noteIcon, resolveIcon } from '@porchlight/design';
import { plainText } from '@porchlight/design/markdown';
import {
  unreadCount,
  type Conversation,
  type ConversationView,
  type Id,
} from '@porchlight/protocol';
import { memo } from 'react';
import { Link } from 'react-router';
import { Avatar } from '../../shared/avatar.tsx';
import { Badge } from '../../shared/badge.tsx';
import { Icon } from '../../shared/icon.tsx';
import { pathOf } from '../../shared/paths.ts';
import { durationBetween, shortWhen } from '../../shared/times.ts';
import { useMinute } from '../../shared/use-clock.ts';
import { useContactName } from '../../shared/use-contact-name.ts';
import { useAgent } from '../../shared/use-agents.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

interface ConversationRowProps {
  readonly id: Id;
  readonly view: ConversationView;
  readonly selected: boolean;
  /** True for the one row that Tab reaches. */
  readonly tabbable: boolean;
}

/** One conversation of a list. Renders again only when something in it changes. */
export const ConversationRow = memo(function ConversationRow({
  id,
  view,
  selected,
  tabbable,
}: ConversationRowProps) {
  const { client } = useWorkspace();
  const conversation = useLive((state) => state.conversations[id]);
  if (conversation === undefined) return null;
  const unread = unreadCount(conversation, 'agent');
  return (
    <Link
      to={pathOf(view, id)}
      data-row={id}
      // The thread asks, too, but only once it has been drawn without its messages.
      onClick={() => void client.open(id)}
      tabIndex={tabbable ? 0 : -1}
      aria-current={selected ? 'page' : undefined}
      className="calm flex h-17 items-center gap-3 rounded-md px-3 -outline-offset-2 hover:bg-hover aria-[current]:bg-brand-soft"
    >
      <Face contact_id={conversation.contact_id} />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-center gap-2">
          <Name contact_id={conversation.contact_id} strong={unread > 0} />
          <When conversation={conversation} view={view} />
        </span>
        <span className="flex items-center gap-2">
          <Preview conversation={conversation} strong={unread > 0} />
          <Unread count={unread} />
          {view !== 'mine' && <Assignee id={conversation.assignee_id} />}
        </span>
      </span>
    </Link>
  );
});

function Face({ contact_id }: { contact_id: Id }) {
  const { t } = useTranslation();
  const name = useContactName(contact_id);
  const availability = useLive((state) => state.presence[contact_id]);
  return (
    <>
      <Avatar id={contact_id} name={name} availability={availability ?? 'offline'} />
      {availability === 'online' && <span className="sr-only">{t('list.online')}</span>}
    </>
  );
}

function Name({ contact_id, strong }: { contact_id: Id; strong: boolean }) {
  const name = useContactName(contact_id);
  return (
    <span
      dir="auto"
      className={`min-w-0 flex-1 truncate text-left [html[dir=rtl]_&]:text-right ${strong ? 'font-semibold' : 'font-medium'}`}
    >
      {name}
    </span>
  );
}

function When({ conversation, view }: { conversation: Conversation; view: ConversationView }) {
  const locale = useLocale();
  const now_ms = useMinute();
  const { t } = useTranslation();
  const waiting =
    conversation.waiting_since === null
      ? null
      : durationBetween(conversation.waiting_since, now_ms);
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-xs text-muted">
      {waiting !== null && (
        <Badge tone="warn">
          <Icon path={clockIcon} size={12} />
          <span className="sr-only">{t('list.waiting_now')} </span>
          {t(`duration.${waiting.unit}`, { count: waiting.count })}
        </Badge>
      )}
      {conversation.status === 'resolved' && view === 'all' && (
        <span className="text-success">
          <Icon path={resolveIcon} size={14} />
          <span className="sr-only">{t('list.resolved')} </span>
        </span>
      )}
      <time dateTime={conversation.last_activity_at}>
        {shortWhen(locale, conversation.last_activity_at, now_ms)}
      </time>
    </span>
  );
}

function Preview({ conversation, strong }: { conversation: Conversation; strong: boolean }) {
  const { t } = useTranslation();
  const prefix = useAuthorPrefix(conversation);
  const typing = useLive(
    (state) =>
      state.typing[conversation.id]?.some(({ actor }) => actor.kind === 'visitor') ?? false,
  );
  const message = conversation.last_message;
  const wordsOf = ({ recalled_at, text, attached }: NonNullable<typeof message>) => {
    if (recalled_at !== null) return t('thread.removed');
    if (text !== '' || !attached) return plainText(text);
    return attached.type.startsWith('image/') ? t('list.picture') : attached.name;
  };
  if (typing)
    return <span className="min-w-0 flex-1 truncate text-sm text-brand">{t('list.typing')}</span>;
  return (
    <span
      className={`flex min-w-0 flex-1 items-center gap-1 text-sm ${strong ? 'text-text' : 'text-muted'}`}
    >
      {message?.internal && (
        <span className="text-note">
          <Icon path={noteIcon} size={14} />
          <span className="sr-only">{t('list.note')} </span>
        </span>
      )}
      <span dir="auto" className="min-w-0 flex-1 truncate text-left [html[dir=rtl]_&]:text-right">
        {message === null ? t('list.no_message') : `${prefix}${wordsOf(message)}`}
      </span>
    </span>
  );
}

function useAuthorPrefix({ last_message }: Conversation): string {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const author = last_message?.author;
  const name = useAgent(author?.kind === 'agent' ? author.id : null)?.name;
  if (author?.kind !== 'agent') return '';
  if (author.id === agent.id) return t('list.you');
  return name === undefined ? '' : t('list.author', { name });
}

function Unread({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count <= 0) return null;
  return (
    <Badge tone="count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('list.unread', { count })}</span>
    </Badge>
  );
}

function Assignee({ id }: { id: Id | null }) {
  const { t } = useTranslation();
  const assignee = useAgent(id);
  if (assignee === undefined) return null;
  return (
    <>
      <Avatar id={assignee.id} name={assignee.name} picture_url={assignee.avatar_url} size="xs" />
      <span className="sr-only">{t('list.assigned_to', { name: assignee.name })}</span>
    </>
  );
}
