import { ICON_STROKE_WIDTH, ICON_VIEW_BOX, type Icon as IconPath } from '@porchlight/design';

/** An icon of the design. Decorative: what it means is said in words beside it or by its button's name. */
export function Icon({ path }: { readonly path: IconPath }) {
  return (
    <svg className="icon" viewBox={ICON_VIEW_BOX} aria-hidden="true">
      <path d={path} stroke-width={ICON_STROKE_WIDTH} />
    </svg>
  );
}
