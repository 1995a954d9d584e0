import { useTranslation } from '../../shared/translation.tsx';
import { assignIcon } from '@porchlight/design';
import type { AgentProfile, Availability, Id } from '@porchlight/protocol';
import type { ReactNode } from 'react';
import { Avatar } from '../../shared/avatar.tsx';
import { Icon } from '../../shared/icon.tsx';
import { MenuButton } from '../../shared/overlays/menu-button.tsx';
import { useAgent, useAgents } from '../../shared/use-agents.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

const nobody = 'nobody';

interface AssigneeMenuProps {
  readonly assignee_id: Id | null;
  readonly assign: (assignee_id: Id | null) => void;
  /** Stands at the end of the button. */
  readonly children: ReactNode;
}

/** Shows whose conversation it is, and gives it to somebody else. */
export function AssigneeMenu({ assignee_id, assign, children }: AssigneeMenuProps) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const agents = useAgents();
  const presence = useLive((state) => state.presence);
  const assignee = useAgent(assignee_id);
  const options = agents.map((each) => ({
    value: each.id,
    label: each.id === agent.id ? t('thread.me', { name: each.name }) : each.name,
    before: <Face agent={each} availability={presence[each.id] ?? 'offline'} />,
  }));
  const none = { value: nobody, label: t('thread.nobody'), before: <NoFace /> };
  return (
    <MenuButton
      label={t('thread.assign_title')}
      entries={[
        {
          kind: 'choice',
          label: t('thread.assign_title'),
          value: assignee_id ?? nobody,
          options: [...options, none],
          choose: (value) => assign(value === nobody ? null : value),
        },
      ]}
    >
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={labelOf()}
          data-hint={labelOf()}
          className="calm flex h-9 items-center gap-1 rounded-md px-1.5 text-muted hover:bg-hover hover:text-text"
        >
          {assignee ? <Face agent={assignee} availability={undefined} /> : <NoFace />}
          {children}
        </button>
      )}
    </MenuButton>
  );

  function labelOf(): string {
    if (assignee_id === null) return t('thread.assignee_none');
    if (assignee_id === agent.id) return t('thread.assignee_you');
    return t('thread.assignee', { name: assignee?.name ?? t('thread.former_agent') });
  }
}

function Face({
  agent,
  availability,
}: {
  agent: AgentProfile;
  availability: Availability | undefined;
}) {
  return (
    <Avatar
      id={agent.id}
      name={agent.name}
      picture_url={agent.avatar_url}
      size="sm"
      {...(availability && { availability })}
    />
  );
}

function NoFace() {
  return (
    <span className="inline-flex size-7 items-center justify-center rounded-full border border-dashed border-line-strong text-muted">
      <Icon path={assignIcon} size={15} />
    </span>
  );
}
