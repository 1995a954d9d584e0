import { Button } from './button.tsx';
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
      onClose={stay}
    >
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button look="secondary" onClick={stay}>
          {t('appearance.stay')}
        </Button>
        <Button look="danger" onClick={leave}>
          {t('appearance.leave')}
        </Button>
      </div>
    </PlainDialog>
  );
}
