import type { Role } from '@porchlight/protocol';
import { Select } from '../../shared/overlays/select.tsx';
import { useTranslation } from '../../shared/translation.tsx';

interface RoleFieldProps {
  readonly role: Role;
  readonly onChoose: (role: Role) => void;
}

const roles: readonly Role[] = ['agent', 'admin'];

/** What an agent may do. */
export function RoleField({ role, onChoose }: RoleFieldProps) {
  const { t } = useTranslation();
  const options = roles.map((value) => ({ value, label: t(`agents.role_${value}`) }));
  return <Select label={t('agents.role')} value={role} options={options} onChoose={onChoose} />;
}
