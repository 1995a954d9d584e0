import type { Agent } from '@porchlight/protocol';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { CopyTag } from '../../shared/copy-tag.tsx';
import { ModalDialog } from '../../shared/overlays/modal-dialog.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { AgentForm } from './agent-form.tsx';

interface AddAgentDialogProps {
  /** Who is there already. */
  readonly known: readonly Agent[];
  readonly onClose: () => void;
}

/** Asks who is to be added, then shows the password that was made for them, which is told nowhere else. */
export function AddAgentDialog({ known, onClose }: AddAgentDialogProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Made | null>(null);
  if (made !== null) return <AgentMade {...made} onClose={onClose} />;
  return (
    <ModalDialog title={t('agents.add_title')} lead={t('agents.add_lead')} onClose={onClose}>
      <AgentForm
        known={known}
        onMade={(agent, password) => setMade({ agent, password })}
        onCancel={onClose}
      />
    </ModalDialog>
  );
}

interface Made {
  readonly agent: Agent;
  readonly password: string;
}

function AgentMade({ agent, password, onClose }: Made & { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ModalDialog
      title={t('agents.made_title', { name: agent.name })}
      lead={t('agents.made_lead', { email: agent.email })}
      onClose={onClose}
    >
      <div className="mt-5">
        <CopyTag label={t('agents.password')} tag={password} />
      </div>
      <div className="mt-6 flex justify-end">
        <Button look="secondary" onClick={onClose}>
          {t('agents.made_done')}
        </Button>
      </div>
    </ModalDialog>
  );
}
