import type { ReactNode } from 'react';
import { Button } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';

interface FormFootProps {
  /** What went wrong, in words; read out as it comes. */
  readonly fault: ReactNode;
  /** What the button that sends says. */
  readonly go: string;
  readonly isPending: boolean;
  readonly onCancel: () => void;
}

/** The end of a form in a dialog: what went wrong, the way out, and the way on. */
export function FormFoot({ fault, go, isPending, onCancel }: FormFootProps) {
  const { t } = useTranslation();
  return (
    <>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {fault}
      </p>
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>
          {t('agents.cancel')}
        </Button>
        <Button look="primary" type="submit" aria-disabled={isPending}>
          {go}
        </Button>
      </div>
    </>
  );
}
