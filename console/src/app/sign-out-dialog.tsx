import { useTranslation } from '../shared/translation.tsx';
import { Button } from '../shared/button.tsx';
import { PlainDialog } from '../shared/overlays/plain-dialog.tsx';

interface SignOutDialogProps {
  readonly unsent: number;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** Asks before somebody leaves with words that nobody has got yet. They may get there while it is open. */
export function SignOutDialog({ unsent, onLeave, onClose }: SignOutDialogProps) {
  const { t } = useTranslation();
  return (
    <PlainDialog
      title={t('sign_out.title')}
      lead={unsent === 0 ? t('sign_out.all_sent') : t('sign_out.unsent', { count: unsent })}
      onClose={onClose}
    >
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button look="secondary" onClick={onClose}>
          {t('sign_out.stay')}
        </Button>
        <Button look={unsent === 0 ? 'primary' : 'danger'} onClick={onLeave}>
          {unsent === 0 ? t('account.sign_out') : t('sign_out.confirm')}
        </Button>
      </div>
    </PlainDialog>
  );
}
