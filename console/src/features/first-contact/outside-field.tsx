import type { FirstContact } from '@porchlight/protocol';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useMailSettings } from '../../shared/use-mail-settings.ts';

interface OutsideFieldProps {
  readonly way: FirstContact['outside_hours'];
  /** The inbox mails replies that stay unread. */
  readonly mails: boolean;
  readonly onWay: (way: FirstContact['outside_hours']) => void;
}

/** What visitors meet outside the hours, and how the form's answers reach them, once that is known. */
export function OutsideField({ way, mails, onWay }: OutsideFieldProps) {
  const { t } = useTranslation();
  const { data: mail } = useMailSettings();
  const mailed = mails ? 'form' : 'form_off';
  const form = mail && (mail.set_up ? mailed : 'form_unmailed');
  const said = way === 'form' ? form : way;
  return (
    <ChoiceField
      label={t('first_contact.outside')}
      value={way}
      {...(said && { hint: t(`first_contact.outside_${said}_hint`) })}
      options={(['chat', 'form'] as const).map((value) => ({
        value,
        label: t(`first_contact.outside_${value}`),
      }))}
      choose={onWay}
    />
  );
}
