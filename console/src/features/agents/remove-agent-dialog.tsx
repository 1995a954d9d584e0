import type { Agent } from '@porchlight/protocol';
import { PlainDialog } from '../../shared/overlays/plain-dialog.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useWorkspace } from '../../shared/workspace.ts';

interface RemoveAgentDialogProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

/** Asks whether an agent is to be removed, and says what that means. */
export function RemoveAgentDialog({ agent, onClose }: RemoveAgentDialogProps) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  const { name } = agent;
  const { mutate } = useCommand('agent.remove', { invalid: t('agents.last_admin') });
  const remove = () => {
    mutate({ agent_id: agent.id }, { onSuccess: () => say(t('agents.removed', { name })) });
    onClose();
  };
  return (
    <PlainDialog
      title={t('agents.remove_title', { name })}
      lead={t('agents.remove_lead')}
      stay={t('agents.keep')}
      go={t('agents.remove_yes')}
      onClose={onClose}
      onGo={remove}
    />
  );
}
