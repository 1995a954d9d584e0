import type { Agent } from '@porchlight/protocol';
import { PlainDialog } from '../../shared/overlays/plain-dialog.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useWorkspace } from '../../shared/workspace.ts';

interface RemoveAgentDialogProps {
  readonly agent: Agent;
  /** The agent is gone, and with it what this hung on. */
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** Asks whether an agent is to be removed, and says what that means. */
export function RemoveAgentDialog({ agent, onRemoved, onClose }: RemoveAgentDialogProps) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  const { name } = agent;
  const { mutateAsync } = useCommand('agent.remove', { invalid: t('agents.last_admin') });
  const remove = async () => {
    onClose();
    try {
      await mutateAsync({ agent_id: agent.id });
    } catch {
      // It has been told why.
      return;
    }
    say(t('agents.removed', { name }));
    onRemoved();
  };
  return (
    <PlainDialog
      title={t('agents.remove_title', { name })}
      lead={t('agents.remove_lead')}
      stay={t('agents.keep')}
      go={t('agents.remove_yes')}
      onClose={onClose}
      onGo={() => void remove()}
    />
  );
}
