import { limits } from '@porchlight/protocol';
import { useState, type SubmitEvent } from 'react';
import { codeOf } from '../../shared/api-failure.ts';
import { failureSentence } from '../../shared/failure-sentence.ts';
import { ModalDialog } from '../../shared/overlays/modal-dialog.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWorkspace } from '../../shared/workspace.ts';
import { FormFoot } from './form-foot.tsx';
import { useChangePassword } from './use-change-password.ts';
import { usePointedFault } from './use-pointed-fault.ts';

type Fault = 'current_missing' | 'current_wrong' | 'password_short';

/** Asks for the password until now and the one from now on. What was typed stays where it is refused. */
export function ChangePasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { agent, say } = useWorkspace();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const changing = useChangePassword();
  const { form, fault, point } = usePointedFault<Fault>();
  const words = (...own: readonly Fault[]) =>
    fault !== null && own.includes(fault)
      ? t(`password.${fault}`, { count: limits.password_length.min })
      : undefined;

  const change = (event: SubmitEvent) => {
    event.preventDefault();
    const next = faultOf(current, password);
    point(next);
    if (next !== null || changing.isPending) return;
    changing.mutate(
      { current, password },
      {
        onSuccess: () => {
          say(t('password.changed'));
          onClose();
        },
        onError: (error) => {
          if (codeOf(error) === 'wrong_credentials') point('current_wrong');
        },
      },
    );
  };

  const code = changing.error && codeOf(changing.error);
  return (
    <ModalDialog title={t('password.title')} lead={t('password.lead')} onClose={onClose}>
      <form ref={form} noValidate onSubmit={change} className="mt-5 flex flex-col gap-4">
        {/* For password managers, which keep a password by the name that stands beside it. */}
        <input hidden readOnly name="username" autoComplete="username" value={agent.email} />
        <TextField
          label={t('password.current')}
          type="password"
          autoComplete="current-password"
          value={current}
          fault={words('current_missing', 'current_wrong')}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          label={t('password.next')}
          type="password"
          autoComplete="new-password"
          value={password}
          maxLength={limits.password_length.max}
          fault={words('password_short')}
          onChange={(event) => setPassword(event.target.value)}
        />
        <FormFoot
          fault={code && code !== 'wrong_credentials' && t(failureSentence(code))}
          go={t('password.change')}
          isPending={changing.isPending}
          onCancel={onClose}
        />
      </form>
    </ModalDialog>
  );
}

function faultOf(current: string, password: string): Fault | null {
  if (current === '') return 'current_missing';
  return password.length < limits.password_length.min ? 'password_short' : null;
}
