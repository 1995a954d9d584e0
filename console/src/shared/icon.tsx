import { ICON_STROKE_WIDTH, ICON_VIEW_BOX, type Icon as IconPath } from '@porchlight/design';

/** One of the design's icons, as large as the text beside it asks. Always hidden from screen readers. */
export function Icon({
  path,
  size = 18,
  className,
}: {
  path: IconPath;
  size?: number;
  className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox={ICON_VIEW_BOX}
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={ICON_STROKE_WIDTH}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className ?? ''}`}
    >
      <path d={path} />
    </svg>
  );
}
