import { useTranslation } from '../../shared/translation.tsx';
import type { Availability } from '@porchlight/protocol';
import { Avatar } from '../../shared/avatar.tsx';
import { useAgents } from '../../shared/use-agents.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

const order: readonly Availability[] = ['online', 'away', 'offline'];

/** The colleagues, those who are there first. Shown only where there are any. */
export function Colleagues() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const presence = useLive((state) => state.presence);
  const there = (id: string): Availability => presence[id] ?? 'offline';
  const colleagues = useAgents()
    .filter(({ id }) => id !== agent.id)
    .toSorted((a, b) => order.indexOf(there(a.id)) - order.indexOf(there(b.id)));
  if (colleagues.length === 0) return null;
  return (
    <section aria-labelledby="team" className="flex min-h-0 flex-col max-tablet:hidden">
      <h2
        id="team"
        className="px-3 pb-1 text-xs font-semibold text-muted max-wide:sr-only wide:pt-3"
      >
        {t('presence.team')}
      </h2>
      <ul className="flex min-h-0 flex-col gap-0.5 overflow-y-auto">
        {colleagues.map((colleague) => (
          <li
            key={colleague.id}
            data-hint={`${colleague.name} · ${t(`presence.${there(colleague.id)}`)}`}
            className="flex h-9 shrink-0 items-center justify-center gap-2 rounded-md px-2 wide:justify-start"
          >
            <Avatar
              id={colleague.id}
              name={colleague.name}
              picture_url={colleague.avatar_url}
              size="sm"
              availability={there(colleague.id)}
            />
            <span
              className={`truncate text-sm max-wide:sr-only ${there(colleague.id) === 'offline' ? 'text-muted' : ''}`}
            >
              {colleague.name}
              <span className="sr-only"> ({t(`presence.${there(colleague.id)}`)})</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
