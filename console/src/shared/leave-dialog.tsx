import { unsentCount } from '@porchlight/client';
import { PlainDialog } from './overlays/plain-dialog.tsx';
import { useTranslation } from './translation.tsx';
import type { Leaving } from './use-leave-guard.ts';
import { useLive } from './workspace.ts';

/** Asks before changes are lost: once for all that is, so who signs out hears of unsent messages here, too. */
export function LeaveDialog({ leave, stay, signs_out }: Leaving) {
  const { t } = useTranslation();
  const unsent = useLive(unsentCount);
  const asked = { onClose: stay, onGo: leave };
  if (signs_out && unsent > 0)
    return (
      <PlainDialog
        {...asked}
        title={t('sign_out.title')}
        lead={`${t('sign_out.unsent', { count: unsent })} ${t('appearance.leave_too')}`}
        stay={t('sign_out.stay')}
        go={t('sign_out.confirm')}
      />
    );
  return (
    <PlainDialog
      {...asked}
      title={t('appearance.leave_title')}
      lead={t('appearance.leave_lead')}
      stay={t('appearance.stay')}
      go={t(signs_out ? 'account.sign_out' : 'appearance.leave')}
    />
  );
}
