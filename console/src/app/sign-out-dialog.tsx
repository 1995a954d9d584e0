import { useTranslation } from '../shared/translation.tsx';
import { PlainDialog } from '../shared/overlays/plain-dialog.tsx';

interface SignOutDialogProps {
  readonly unsent: number;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** Asks before somebody leaves with words that nobody has got yet. They may get there while it is open. */
export function SignOutDialog({ unsent, onLeave, onClose }: SignOutDialogProps) {
  const { t } = useTranslation();
  const all_sent = unsent === 0;
  return (
    <PlainDialog
      title={t('sign_out.title')}
      lead={all_sent ? t('sign_out.all_sent') : t('sign_out.unsent', { count: unsent })}
      stay={t('sign_out.stay')}
      go={all_sent ? t('account.sign_out') : t('sign_out.confirm')}
      loses={!all_sent}
      onClose={onClose}
      onGo={onLeave}
    />
  );
}
