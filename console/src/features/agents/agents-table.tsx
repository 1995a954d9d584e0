import { timeOfId, type Agent, type Availability } from '@porchlight/protocol';
import { Avatar, PresenceDot } from '../../shared/avatar.tsx';
import { useRef } from 'react';
import { AgentMenu } from './agent-menu.tsx';
import { Badge } from '../../shared/badge.tsx';
import { Table, type Column } from '../../shared/table.tsx';
import { longDate } from '../../shared/times.ts';
import { useLocale, useTranslation } from '../../shared/translation.tsx';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

// By how likely an answer is.
const presence_order: readonly Availability[] = ['online', 'away', 'offline'];

/** Everybody who answers: name, address, what they may do, whether they are there, and since when they belong. Admins change it. */
export function AgentsTable({ agents }: { agents: readonly Agent[] }) {
  const { t } = useTranslation();
  const me = useWorkspace().agent;
  // Where the focus goes when the row that had it is gone.
  const table = useRef<HTMLDivElement>(null);
  const thereOf = usePresence();
  const since = useSince();
  const columns: readonly [Column<Agent>, ...Column<Agent>[]] = [
    {
      key: 'name',
      title: t('agents.name'),
      orderBy: ({ name }) => name,
      renderCell: (agent) => <Name agent={agent} />,
    },
    {
      key: 'email',
      title: t('agents.email'),
      orderBy: ({ email }) => email,
      renderCell: ({ email }) => <bdi>{email}</bdi>,
    },
    {
      key: 'role',
      title: t('agents.role'),
      orderBy: ({ role }) => t(`agents.role_${role}`),
      renderCell: ({ role }) => (
        <Badge tone={role === 'admin' ? 'brand' : 'plain'}>{t(`agents.role_${role}`)}</Badge>
      ),
    },
    {
      key: 'presence',
      title: t('agents.presence'),
      orderBy: ({ id }) => presence_order.indexOf(thereOf(id)),
      renderCell: ({ id }) => (
        <span className="inline-flex items-center gap-2">
          <PresenceDot availability={thereOf(id)} />
          {t(`presence.${thereOf(id)}`)}
        </span>
      ),
    },
    {
      key: 'since',
      title: t('agents.since'),
      orderBy: ({ id }) => timeOfId(id) ?? 0,
      renderCell: ({ id }) => <span className="whitespace-nowrap">{since(id)}</span>,
    },
  ];
  return (
    <div ref={table} tabIndex={-1} className="outline-none">
      <Table<Agent>
        label={t('agents.table')}
        columns={columns}
        rows={agents}
        {...(me.role === 'admin' && {
          actions: {
            title: t('agents.actions'),
            render: (one) => <AgentMenu agent={one} onRemoved={() => table.current?.focus()} />,
          },
        })}
      />
    </div>
  );
}

function Name({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const me = useWorkspace().agent;
  return (
    <span className="inline-flex min-w-0 items-center gap-3 font-medium">
      <Avatar id={agent.id} name={agent.name} picture_url={agent.avatar_url} size="sm" />
      <bdi>{agent.id === me.id ? t('thread.me', { name: agent.name }) : agent.name}</bdi>
    </span>
  );
}

function usePresence(): (id: string) => Availability {
  const presence = useLive((state) => state.presence);
  return (id) => presence[id] ?? 'offline';
}

/** When an agent was made: the server makes their ids, and an id tells when. */
function useSince(): (id: string) => string {
  const locale = useLocale();
  return (id) => {
    const at_ms = timeOfId(id);
    return at_ms === null ? '' : longDate(locale, new Date(at_ms).toISOString());
  };
}
