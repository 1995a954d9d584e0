import { Button } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import type { AppearanceDraft } from './use-appearance-draft.ts';

/** What can be done with the draft, and how it stands. */
export function SaveBar({ changed, saving, faults, discard, reset }: AppearanceDraft) {
  const { t } = useTranslation();
  const held = !changed || faults.size > 0 || saving === 'pending';
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-3 tablet:px-8">
      <Button look="primary" type="submit" aria-disabled={held}>
        {t('appearance.save')}
      </Button>
      {changed ? (
        <Button look="quiet" onClick={discard}>
          {t('appearance.discard')}
        </Button>
      ) : (
        reset !== null && (
          <Button look="quiet" onClick={reset}>
            {t('appearance.reset')}
          </Button>
        )
      )}
      <p aria-live="polite" className="min-w-0 flex-1 text-end text-sm text-muted">
        {saving === 'saved' && <span className="text-success">{t('appearance.saved')}</span>}
        {changed && t('appearance.unsaved')}
      </p>
    </div>
  );
}
