import { LOGO_ROOF_WIDTH, LOGO_VIEW_BOX, logoLamp, logoRoof } from '@porchlight/design';

/** The mark of the product: a porch and its lamp. */
export function Mark({ size }: { size: number }) {
  return (
    <svg aria-hidden="true" viewBox={LOGO_VIEW_BOX} width={size} height={size} fill="none">
      <path
        d={logoRoof}
        stroke="currentColor"
        strokeWidth={LOGO_ROOF_WIDTH}
        strokeLinecap="round"
        strokeLinejoin="round"
        className="text-brand"
      />
      <path d={logoLamp} fill="currentColor" className="text-lamp" />
    </svg>
  );
}
