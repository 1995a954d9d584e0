import { PlainDialog } from './overlays/plain-dialog.tsx';
import { useTranslation } from './translation.tsx';
import type { Leaving } from './use-leave-guard.ts';

/** Asks before changes are lost. */
export function LeaveDialog({ leave, stay }: Leaving) {
  const { t } = useTranslation();
  return (
    <PlainDialog
      title={t('appearance.leave_title')}
      lead={t('appearance.leave_lead')}
      stay={t('appearance.stay')}
      go={t('appearance.leave')}
      onClose={stay}
      onGo={leave}
    />
  );
}
