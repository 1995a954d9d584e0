import { useTranslation } from './translation.tsx';
import { contactName } from './friendly-name.ts';
import { useLive } from './workspace.ts';

/** What the contact is called, as it changes. */
export function useContactName(contact_id: string): string {
  const { t } = useTranslation();
  const contact = useLive((state) => state.contacts[contact_id]);
  return contactName(t, contact_id, contact);
}
