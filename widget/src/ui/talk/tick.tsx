import { type TickStatus, ticks } from '@porchlight/design';

/** The tick of a status. Decorative, as icons are. */
export function Tick({ status }: { readonly status: TickStatus }) {
  const { viewBox, tone, paths } = ticks[status];
  return (
    <svg className={`tick tick-${tone}`} viewBox={viewBox} aria-hidden="true">
      {paths.map(({ d, width }) => (
        <path key={d} d={d} className={width === undefined ? 'filled' : ''} stroke-width={width} />
      ))}
    </svg>
  );
}
