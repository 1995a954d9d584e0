import { limits, type Agent, type Role } from '@porchlight/protocol';
import { useState, type SubmitEvent } from 'react';
import { codeOf } from '../../shared/api-failure.ts';
import { isEmail } from '../../shared/email.ts';
import { failureSentence } from '../../shared/failure-sentence.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { FormFoot } from './form-foot.tsx';
import { newPassword } from './new-password.ts';
import { RoleField } from './role-field.tsx';
import { useAddAgent } from './use-add-agent.ts';
import { usePointedFault } from './use-pointed-fault.ts';

interface AgentFormProps {
  readonly known: readonly Agent[];
  readonly onMade: (agent: Agent, password: string) => void;
  readonly onCancel: () => void;
}

type Fault = 'name_missing' | 'email_wrong' | 'email_taken';

/** Who is to be added. What was typed stays when adding fails. */
export function AgentForm({ known, onMade, onCancel }: AgentFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const { form, fault, point } = usePointedFault<Fault>();
  const adding = useAddAgent();
  const words = (...own: readonly Fault[]) =>
    fault !== null && own.includes(fault) ? t(`agents.${fault}`) : undefined;

  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const wish = { name: name.trim(), email: email.trim(), role };
    const next = faultOf(wish, known);
    point(next);
    if (next !== null || adding.isPending) return;
    const password = newPassword();
    adding.mutate({ ...wish, password }, { onSuccess: (agent) => onMade(agent, password) });
  };

  return (
    <form ref={form} noValidate onSubmit={add} className="mt-5 flex flex-col gap-4">
      <TextField
        label={t('agents.name')}
        value={name}
        maxLength={limits.name_length}
        autoComplete="off"
        fault={words('name_missing')}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('agents.email')}
        type="email"
        value={email}
        autoComplete="off"
        fault={words('email_wrong', 'email_taken')}
        onChange={(event) => setEmail(event.target.value)}
      />
      <RoleField role={role} onChoose={setRole} />
      <FormFoot
        fault={adding.error && t(sentenceOf(adding.error))}
        go={t('agents.add')}
        isPending={adding.isPending}
        onCancel={onCancel}
      />
    </form>
  );
}

function faultOf(wish: Pick<Agent, 'name' | 'email'>, known: readonly Agent[]): Fault | null {
  if (wish.name === '') return 'name_missing';
  if (!isEmail(wish.email)) return 'email_wrong';
  const taken = known.some(({ email }) => email === wish.email.toLowerCase());
  return taken ? 'email_taken' : null;
}

function sentenceOf(error: Error): ReturnType<typeof failureSentence> | 'agents.refused' {
  const code = codeOf(error);
  // The form is sound: then it is the address, which somebody else has taken meanwhile.
  return code === 'invalid' ? 'agents.refused' : failureSentence(code);
}
