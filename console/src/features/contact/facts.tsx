import { useId, type ReactNode } from 'react';

/** A group of facts under a heading. */
export function Facts({
  title,
  note,
  children,
}: {
  title: string;
  note?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 text-xs font-semibold text-muted">
        {title}
      </h3>
      <dl className="flex flex-col gap-2.5">{children}</dl>
      {note !== undefined && <p className="mt-2.5 text-xs text-muted">{note}</p>}
    </section>
  );
}

/** One fact. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[104px_minmax(0,1fr)] gap-2 text-sm [overflow-wrap:anywhere]">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
