import { alertIcon } from '@porchlight/design';
import type { ReactNode } from 'react';
import { Icon } from '../../shared/icon.tsx';

/** Below a message that was refused: why, and what can be done about it. */
export function FailedWords({ reason, children }: { reason: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-1 px-1 pt-1 text-xs">
      <p role="alert" className="flex items-start gap-1 text-danger">
        <Icon path={alertIcon} size={14} className="mt-px shrink-0" />
        <span dir="auto" className="[overflow-wrap:anywhere]">
          {reason}
        </span>
      </p>
      {children}
    </div>
  );
}
