import type { FirstContact } from '@porchlight/protocol';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useMailSettings } from '../../shared/use-mail-settings.ts';

interface OutsideFieldProps {
  readonly way: FirstContact['outside_hours'];
  readonly onWay: (way: FirstContact['outside_hours']) => void;
}

/** What visitors meet outside the hours; where no mail goes out, that the form's answers don't either. */
export function OutsideField({ way, onWay }: OutsideFieldProps) {
  const { t } = useTranslation();
  const { data: mail } = useMailSettings();
  const form = mail?.set_up === false ? 'form_unmailed' : 'form';
  return (
    <ChoiceField
      label={t('first_contact.outside')}
      value={way}
      hint={t(`first_contact.outside_${way === 'form' ? form : way}_hint`)}
      options={(['chat', 'form'] as const).map((value) => ({
        value,
        label: t(`first_contact.outside_${value}`),
      }))}
      choose={onWay}
    />
  );
}
