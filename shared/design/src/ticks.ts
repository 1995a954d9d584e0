/** How far a message has come, as seen by its sender. */
export type TickStatus = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

/** Which token colours a tick: `muted` is --pl-tick, `read` is --pl-tick-read, `danger` is --pl-danger. */
export type TickTone = 'muted' | 'read' | 'danger';

/** One path of a tick: a line of this width with round caps and joins, or (no width) a filled shape. */
export interface TickPath {
  readonly d: string;
  readonly width?: number;
}

/** What to draw for a status. All have the same box, so nothing moves when the status climbs. */
export interface TickDrawing {
  readonly viewBox: '0 0 22 16';
  readonly tone: TickTone;
  readonly paths: readonly TickPath[];
}

const LINE = 1.5;
const BOLD = 2.4;
const FIRST_CHECK = 'm2.5 8.5 3.5 3.5 7-8';

/** The drawing of each status. The form alone tells them apart: colour only repeats it. */
export const ticks: Readonly<Record<TickStatus, TickDrawing>> = {
  pending: {
    viewBox: '0 0 22 16',
    tone: 'muted',
    paths: [{ d: 'M11 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM11 5.2V8l2 1.3', width: LINE }],
  },
  sent: {
    viewBox: '0 0 22 16',
    tone: 'muted',
    paths: [{ d: 'm6 8.5 3.5 3.5 7-8', width: LINE }],
  },
  delivered: {
    viewBox: '0 0 22 16',
    tone: 'muted',
    paths: [{ d: `${FIRST_CHECK}M10.5 11.5l.5.5 7-8`, width: LINE }],
  },
  read: {
    viewBox: '0 0 22 16',
    tone: 'read',
    paths: [{ d: `${FIRST_CHECK}M10.5 11.5l.5.5 7-8`, width: BOLD }, { d: 'M0 0' }],
  },
  failed: {
    viewBox: '0 0 22 16',
    tone: 'danger',
    paths: [
      { d: 'M11 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM11 5v3.5M11 11h.01', width: LINE },
    ],
  },
};
