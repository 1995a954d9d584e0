import type { FirstContact } from '@porchlight/protocol';
import { useId, type ReactNode } from 'react';
import { Button } from '../../shared/button.tsx';
import { LeaveDialog } from '../../shared/leave-dialog.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useLeaveGuard } from '../../shared/use-leave-guard.ts';
import type { PartDraft } from './use-part.ts';

const wrong = '[aria-invalid=true]';

interface PartFormProps {
  readonly title: string;
  readonly lead: string;
  readonly draft: Omit<PartDraft<keyof FirstContact>, 'value' | 'change'>;
  /** What is wrong in it; says so once it was tried to save it. */
  readonly faulty: boolean;
  readonly children: ReactNode;
}

/** A part of the settings, with what can be done with it. */
export function PartForm({ title, lead, draft, faulty, children }: PartFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const { changed, saving, tried, discard, save } = draft;
  const leaving = useLeaveGuard(changed);
  return (
    <section aria-labelledby={id}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const { currentTarget } = event;
          save(faulty);
          // When the faults are there.
          if (faulty) setTimeout(() => currentTarget.querySelector<HTMLElement>(wrong)?.focus());
        }}
        className="flex flex-col gap-5"
      >
        <div>
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          <p className="mt-1 text-pretty text-muted">{lead}</p>
        </div>
        {children}
        <p role="alert" className="text-sm text-danger empty:hidden">
          {tried && faulty && t('first_contact.faulty')}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            look="primary"
            type="submit"
            id={`${id}-save`}
            // The page has one for each part: out of sight of their headings they would all be called the same.
            aria-labelledby={`${id}-save ${id}`}
            aria-disabled={saving === 'pending'}
          >
            {t('first_contact.save')}
          </Button>
          {changed && (
            <Button look="quiet" onClick={discard}>
              {t('first_contact.discard')}
            </Button>
          )}
          <p aria-live="polite" className="text-sm text-muted">
            {saving === 'saved' && <span className="text-success">{t('first_contact.saved')}</span>}
            {changed && t('first_contact.unsaved')}
          </p>
        </div>
      </form>
      {leaving && <LeaveDialog {...leaving} />}
    </section>
  );
}
