/** How far a message has come, as its sender sees it. */
export type TickStatus = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

/** Which token colours a tick: `muted` is --pl-tick, `read` is --pl-tick-read, `danger` is --pl-danger. */
export type TickTone = 'muted' | 'read' | 'danger';

/** One path of a tick: a line of this width with round caps and joins, or (no width) a filled shape. */
export interface TickPath {
  readonly d: string;
  readonly width?: number;
}

/** What to draw for a status, in `currentColor`. Show it 12 to 16 px high, as wide as the box asks. */
export interface TickDrawing {
  readonly viewBox: string;
  readonly tone: TickTone;
  readonly paths: readonly TickPath[];
}

// One box for all, so nothing beside a tick moves when the status climbs.
const viewBox = '0 0 20 14';
const CIRCLE = 'M10 1.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z';
const TWO_CHECKS = 'm1.5 7.5 3.5 3.5 7-8M9.2 10.7l.3.3 7-8';
const LAMP = 'M17.2 9.3a2 2 0 1 1 0 4 2 2 0 0 1 0-4z';

/** The drawing of each status. Form alone tells them apart (a read message lights a lamp); colour repeats it. */
export const ticks: Readonly<Record<TickStatus, TickDrawing>> = {
  pending: { viewBox, tone: 'muted', paths: [{ d: `${CIRCLE}M10 4.2V7l2 1.3`, width: 1.5 }] },
  sent: { viewBox, tone: 'muted', paths: [{ d: 'm4.5 7.5 3.5 3.5 7-8', width: 1.5 }] },
  delivered: { viewBox, tone: 'muted', paths: [{ d: TWO_CHECKS, width: 1.5 }] },
  read: { viewBox, tone: 'read', paths: [{ d: TWO_CHECKS, width: 2 }, { d: LAMP }] },
  failed: { viewBox, tone: 'danger', paths: [{ d: `${CIRCLE}M10 4v3.5M10 10h.01`, width: 1.5 }] },
};

/** Where the server shows what each tick means; with `/en` or `/zh` behind it in that language, else in the browser's. */
export const TICKS_PAGE_PATH = '/help/ticks';
