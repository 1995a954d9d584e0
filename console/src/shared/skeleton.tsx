import type { ReactNode } from 'react';

interface SkeletonProps {
  /** What is being loaded; read out, not shown. */
  readonly label: string;
  readonly className?: string;
  /** The outlines of what will be here: `Bone`s. */
  readonly children: ReactNode;
}

/** Stands where something will be, in its outlines. */
export function Skeleton({ label, className, children }: SkeletonProps) {
  return (
    <div aria-live="polite" className={className}>
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="contents">
        {children}
      </div>
    </div>
  );
}

/** One outline; its size and shape are the caller's. */
export function Bone({ className }: { className: string }) {
  return <span className={`breathe block bg-hover ${className}`} />;
}
