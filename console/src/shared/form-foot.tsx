import { Button } from './button.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { useLeaveGuard } from './use-leave-guard.ts';

interface FormFootProps {
  /** What the button says. */
  readonly save: string;
  /** What is said once it is saved. */
  readonly saved: string;
  readonly saving: 'idle' | 'pending' | 'saved';
  /** Something was changed that is not saved: who leaves is asked first. */
  readonly changed: boolean;
  readonly look?: 'primary' | 'secondary';
}

/** The foot of a form that is saved as a whole. */
export function FormFoot({ save, saved, saving, changed, look = 'primary' }: FormFootProps) {
  const leaving = useLeaveGuard(changed && saving === 'idle');
  return (
    <div className="flex items-center gap-3">
      <Button look={look} type="submit" aria-disabled={saving === 'pending'}>
        {save}
      </Button>
      <p aria-live="polite" className="text-sm text-success">
        {saving === 'saved' && saved}
      </p>
      {leaving && <LeaveDialog {...leaving} />}
    </div>
  );
}
