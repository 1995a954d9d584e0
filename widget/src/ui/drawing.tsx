import {
  ICON_STROKE_WIDTH,
  ICON_VIEW_BOX,
  type Icon as IconPath,
  type TickStatus,
  ticks,
} from '@porchlight/design';

/** An icon of the design. Decorative: what it means is said in words beside it or by its button's name. */
export function Icon({ path }: { readonly path: IconPath }) {
  return (
    <svg className="icon" viewBox={ICON_VIEW_BOX} aria-hidden="true">
      <path d={path} stroke-width={ICON_STROKE_WIDTH} />
    </svg>
  );
}

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
