import { useTranslation } from '../shared/translation.tsx';
import { Button } from '../shared/button.tsx';
import { ModalDialog } from '../shared/overlays/modal-dialog.tsx';

interface SignOutDialogProps {
  readonly unsent: number;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** Asks before somebody leaves with words that nobody has got yet. */
export function SignOutDialog({ unsent, onLeave, onClose }: SignOutDialogProps) {
  const { t } = useTranslation();
  return (
    <ModalDialog
      title={t('sign_out.title')}
      lead={t('sign_out.unsent', { count: unsent })}
      onClose={onClose}
    >
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button look="secondary" onClick={onClose}>
          {t('sign_out.stay')}
        </Button>
        <Button look="danger" onClick={onLeave}>
          {t('sign_out.confirm')}
        </Button>
      </div>
    </ModalDialog>
  );
}
