import { ticks, type TickTone } from '@porchlight/design';
import type { Status } from '@porchlight/protocol';

const tones: Record<TickTone, string> = {
  muted: 'text-tick',
  read: 'text-tick-read',
  danger: 'text-danger',
};

/** How far a message has come, drawn. The words beside it are the caller's. */
export function TickMark({ status }: { status: Status }) {
  const { viewBox, tone, paths } = ticks[status];
  return (
    <svg
      aria-hidden="true"
      viewBox={viewBox}
      height={13}
      className={`w-auto shrink-0 ${tones[tone]}`}
      data-status={status}
    >
      {paths.map(({ d, width }) =>
        width === undefined ? (
          <path key={d} d={d} fill="currentColor" />
        ) : (
          <path
            key={d}
            d={d}
            fill="none"
            stroke="currentColor"
            strokeWidth={width}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ),
      )}
    </svg>
  );
}
