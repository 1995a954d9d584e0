import { assignIcon, chevronDownIcon } from '@porchlight/design';
import type { Conversation, Id } from '@porchlight/protocol';
import { Button } from '../../shared/button.tsx';
import { Icon } from '../../shared/icon.tsx';
import { shortcutKeys, useShortcut } from '../../shared/shortcuts.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useAgents } from '../../shared/use-agents.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { AssigneeMenu } from './assignee-menu.tsx';
import { useChange } from './use-change.ts';

/** Whose conversation it is: takes it, or gives it to somebody. */
export function AssignControl({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const agents = useAgents();
  const { change, isPending } = useChange('conversation.assign');
  const said = (assignee_id: Id | null) => {
    if (assignee_id === null) return t('undo.unassigned');
    if (assignee_id === agent.id) return t('undo.assigned_you');
    return t('undo.assigned', { name: agents.find(({ id }) => id === assignee_id)?.name ?? '' });
  };
  const assign = (assignee_id: Id | null) => {
    const { id: conversation_id, assignee_id: before } = conversation;
    change({
      wish: { conversation_id, assignee_id },
      back: { conversation_id, assignee_id: before },
      said: said(assignee_id),
    });
  };
  useShortcut('assign', () => {
    if (!isPending && conversation.assignee_id !== agent.id) assign(agent.id);
  });
  return (
    <div className="flex items-center gap-1">
      {conversation.assignee_id === null && (
        <Button
          look="secondary"
          disabled={isPending}
          aria-keyshortcuts={shortcutKeys.assign}
          data-hint={t('thread.assign_me')}
          data-hint-key={shortcutKeys.assign}
          onClick={() => assign(agent.id)}
          className="max-wide:hidden"
        >
          <Icon path={assignIcon} />
          {t('thread.assign_me')}
        </Button>
      )}
      <AssigneeMenu assignee_id={conversation.assignee_id} assign={assign}>
        <Icon path={chevronDownIcon} size={14} />
      </AssigneeMenu>
    </div>
  );
}
