import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface EmptyStateProps {
  readonly icon: string;
  readonly title: string;
  readonly lead: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Says in a quiet way that there is nothing here, why, and what to do. */
export function EmptyState({ icon, title, lead, children }: EmptyStateProps) {
  return (
    <div className="appear m-auto flex max-w-80 flex-col items-center gap-2 p-8 text-center">
      <span className="mb-2 inline-flex size-12 items-center justify-center rounded-full bg-brand-soft text-brand">
        <Icon path={icon} size={22} />
      </span>
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      <p className="text-muted text-pretty">{lead}</p>
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
