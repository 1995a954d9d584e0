import type { ReactNode } from 'react';

const tones = {
  count: 'min-w-5 justify-center bg-badge font-semibold text-on-badge',
  warn: 'bg-warn-soft text-warn',
  brand: 'bg-brand-soft text-brand',
  plain: 'bg-hover text-muted',
};

interface BadgeProps {
  readonly tone: keyof typeof tones;
  readonly children: ReactNode;
}

/** A word or number that stands out a little: `count` for what waits to be read. */
export function Badge({ tone, children }: BadgeProps) {
  return (
    <span
      className={`inline-flex h-5 shrink-0 items-center gap-1 rounded-full align-middle px-1.5 text-xs whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
