import { useTranslation } from '../../shared/translation.tsx';
import { chatIcon, inboxIcon, resolveIcon, settingsIcon, userIcon } from '@porchlight/design';
import type { ConversationCounts, ConversationView } from '@porchlight/protocol';
import { NavLink } from 'react-router';
import { Icon } from '../../shared/icon.tsx';
import { conversationViews, pathOf } from '../../shared/paths.ts';
import { useCounts, useFreshCounts } from './use-counts.ts';

const icons: Record<ConversationView, string> = {
  open: inboxIcon,
  mine: userIcon,
  all: chatIcon,
  resolved: resolveIcon,
};

/** The lists and the settings: a column on wide screens, a rail on narrower ones, a bar at the foot of phones. */
export function ViewsNav() {
  const { t } = useTranslation();
  const counts = useCounts();
  useFreshCounts();
  return (
    <nav
      aria-label={t('views.label')}
      className="flex gap-0.5 tablet:flex-col tablet:justify-start"
    >
      {conversationViews.map((view) => (
        <Item key={view} to={pathOf(view)} icon={icons[view]} label={t(`views.${view}`)}>
          <Count view={view} counts={counts} />
        </Item>
      ))}
      <Item to="/settings" icon={settingsIcon} label={t('views.settings')} />
    </nav>
  );
}

interface ItemProps {
  readonly to: string;
  readonly icon: string;
  readonly label: string;
  readonly children?: React.ReactNode;
}

function Item({ to, icon, label, children }: ItemProps) {
  return (
    <NavLink
      to={to}
      className="calm relative flex min-h-11 flex-auto flex-col items-center justify-center gap-0.5 rounded-md px-1 text-muted hover:bg-hover hover:text-text aria-[current]:bg-brand-soft aria-[current]:font-medium aria-[current]:text-brand tablet:min-h-13 tablet:flex-none tablet:px-2 wide:min-h-9 wide:flex-row wide:justify-start wide:gap-3 wide:px-3"
    >
      <Icon path={icon} />
      <span className="text-xs wide:flex-1 wide:text-md">{label}</span>
      {children}
    </NavLink>
  );
}

const many = 999;

function Count({
  view,
  counts,
}: {
  view: ConversationView;
  counts: ConversationCounts | undefined;
}) {
  const { t } = useTranslation();
  const count = counts?.[view] ?? 0;
  if (count === 0) return null;
  return (
    <span className="text-muted tabular-nums max-wide:absolute max-wide:start-[calc(50%+8px)] max-wide:top-0.5 max-wide:text-2xs wide:text-xs">
      <span aria-hidden="true">{count >= many ? t('views.many') : count}</span>
      <span className="sr-only">{t('views.count', { count })}</span>
    </span>
  );
}
