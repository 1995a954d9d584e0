import { limits, type Agent } from '@porchlight/protocol';
import { useState, type SubmitEvent } from 'react';
import { codeOf } from '../../shared/api-failure.ts';
import { failureSentence } from '../../shared/failure-sentence.ts';
import { ModalDialog } from '../../shared/overlays/modal-dialog.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { FormFoot } from './form-foot.tsx';
import { RoleField } from './role-field.tsx';
import { usePointedFault } from './use-pointed-fault.ts';

interface EditAgentDialogProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

/** Changes what an agent is called and may do. What was typed stays where it is refused. */
export function EditAgentDialog({ agent, onClose }: EditAgentDialogProps) {
  const { t } = useTranslation();
  // As it was when the dialog opened: what was not touched is not sent, since others may change it meanwhile.
  const [before] = useState(agent);
  const [name, setName] = useState(agent.name);
  const [role, setRole] = useState(agent.role);
  const { form, fault, point } = usePointedFault<'name_missing'>();
  const changing = useCommand('agent.update', { invalid: t('agents.last_admin') });

  const change = (event: SubmitEvent) => {
    event.preventDefault();
    const next = name.trim() === '' ? 'name_missing' : null;
    point(next);
    if (next !== null || changing.isPending) return;
    const wish = {
      ...(name.trim() !== before.name && { name: name.trim() }),
      ...(role !== before.role && { role }),
    };
    changing.mutate({ agent_id: agent.id, ...wish }, { onSuccess: onClose });
  };

  return (
    <ModalDialog
      title={t('agents.edit_title', { name: agent.name })}
      lead={t('agents.edit_lead')}
      onClose={onClose}
    >
      <form ref={form} noValidate onSubmit={change} className="mt-5 flex flex-col gap-4">
        <TextField
          label={t('agents.name')}
          value={name}
          maxLength={limits.name_length}
          autoComplete="off"
          fault={fault === null ? undefined : t('agents.name_missing')}
          onChange={(event) => setName(event.target.value)}
        />
        <RoleField role={role} onChoose={setRole} />
        <FormFoot
          fault={changing.error && t(sentenceOf(changing.error))}
          go={t('agents.save')}
          isPending={changing.isPending}
          onCancel={onClose}
        />
      </form>
    </ModalDialog>
  );
}

function sentenceOf(error: Error): ReturnType<typeof failureSentence> | 'agents.last_admin' {
  const code = codeOf(error);
  // The form is sound: then nobody else is an admin.
  return code === 'invalid' ? 'agents.last_admin' : failureSentence(code);
}
