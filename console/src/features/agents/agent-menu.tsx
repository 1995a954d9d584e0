import { moreIcon, noteIcon, signOutIcon } from '@porchlight/design';
import type { Agent } from '@porchlight/protocol';
import { lazy, Suspense } from 'react';
import { IconButton } from '../../shared/button.tsx';
import { MenuButton } from '../../shared/overlays/menu-button.tsx';
import type { MenuEntry } from '../../shared/overlays/menu-popup.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useFetchedDialog } from '../../shared/use-fetched-dialog.ts';
import { useWorkspace } from '../../shared/workspace.ts';

const loadEditing = () => import('./edit-agent-dialog.tsx');
const EditAgentDialog = lazy(async () => ({ default: (await loadEditing()).EditAgentDialog }));
const loadRemoving = () => import('./remove-agent-dialog.tsx');
const RemoveAgentDialog = lazy(async () => ({
  default: (await loadRemoving()).RemoveAgentDialog,
}));

interface AgentMenuProps {
  readonly agent: Agent;
  readonly onRemoved: () => void;
}

/** What an admin can do with an agent. Nobody removes themselves. */
export function AgentMenu({ agent, onRemoved }: AgentMenuProps) {
  const { t } = useTranslation();
  const me = useWorkspace().agent;
  const editing = useFetchedDialog(loadEditing);
  const removing = useFetchedDialog(loadRemoving);
  const edit: MenuEntry = {
    kind: 'action',
    label: t('agents.edit'),
    icon: noteIcon,
    run: editing.begin,
  };
  const remove: MenuEntry = {
    kind: 'action',
    label: t('agents.remove'),
    icon: signOutIcon,
    run: removing.begin,
  };
  return (
    <>
      <MenuButton
        label={t('agents.actions_of', { name: agent.name })}
        entries={agent.id === me.id ? [edit] : [edit, remove]}
      >
        {(trigger) => (
          <IconButton
            {...trigger}
            icon={moreIcon}
            label={t('agents.actions_of', { name: agent.name })}
          />
        )}
      </MenuButton>
      <Suspense fallback={null}>
        {editing.open && <EditAgentDialog agent={agent} onClose={editing.end} />}
        {removing.open && (
          <RemoveAgentDialog agent={agent} onRemoved={onRemoved} onClose={removing.end} />
        )}
      </Suspense>
    </>
  );
}
