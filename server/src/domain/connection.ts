import type { Id, WireError } from '@porchlight/protocol';
import type { Attendance } from './presence.ts';
import type { Caller } from './caller.ts';
import type { Owner } from './conversation-owners.ts';
import type { CursorWords } from './cursor-words.ts';

/** The names of the frames that a server sends. */
export type FrameName = 'welcome' | 'durable' | 'heads' | 'typing' | 'presence' | 'closing';

/** `at leisure`: may wait some 10 ms, to leave together with a frame that must go now. Frames keep their order. */
export type Haste = 'now' | 'at leisure';

/** The way out to one device. */
export interface Outlet {
  /** Sends a frame whose payload is already JSON; now, unless told otherwise. */
  readonly send: (name: FrameName, json: string, haste?: Haste) => void;
  /** Bytes that wait because the device does not take them. */
  readonly backlog: () => number;
  /** Says `closing` and disconnects. */
  readonly end: (error: WireError) => void;
  /** Disconnects at once; what waits is dropped. */
  readonly cut: () => void;
}

/** A place in the feed with the word for it. */
export interface Reached {
  readonly position: number;
  readonly cursor: string;
}

interface HeldFrame {
  readonly position: number;
  readonly body: string;
}

/** `idle`: not in step with the feed, so frames are dropped. `syncing`: they are held. `live`: they go out. */
type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'syncing'; readonly held: HeldFrame[] }
  | { readonly kind: 'live' };

/** A device's connection: how far it has come in the feed of its account. Changed by the functions below alone. */
export interface Connection {
  readonly caller: Caller;
  readonly outlet: Outlet;
  readonly attendance: Attendance;
  phase: Phase;
  /** The number of the last durable frame. */
  n: number;
  /** How far the device has come at least; null before its first sync was answered. */
  reached: Reached | null;
  /** The conversations in which this device's person types now, and whether it is a note. */
  typing: Map<Id, { readonly owner: Owner; readonly internal: boolean }> | null;
}

/** Lets the held frames follow an answer; to be called right after that was sent. */
export type Release = () => void;

/** A sync under way, during which frames are held. Only the youngest of a connection has a say. */
export interface OpenSync {
  /** The answer ends at `reached`, and `more` is to be asked for. */
  readonly settle: (reached: Reached, more: boolean) => Release;
  /** It failed: the device has to ask again. */
  readonly abandon: () => void;
}

/** A device that leaves more than this unread is cut off; it comes back and catches up. In bytes. */
const maxBacklog = 1_048_576;

/** Frames held for a device that syncs; with more than this it starts over. */
const maxHeld = 10_000;

const idle: Phase = { kind: 'idle' };
const live: Phase = { kind: 'live' };

/** A connection that has told nothing yet. */
export function createConnection(
  caller: Caller,
  outlet: Outlet,
  attendance: Attendance,
): Connection {
  return { caller, outlet, attendance, phase: idle, n: 0, reached: null, typing: null };
}

/** Begins to hold frames. Once the answer is released, those that it does not cover follow, each once. */
export function beginSync(connection: Connection): OpenSync {
  const phase: Phase = { kind: 'syncing', held: [] };
  connection.phase = phase;
  const isYoungest = () => connection.phase === phase;
  return {
    settle: (reached, more) => () => {
      if (!isYoungest()) return;
      connection.reached = reached;
      connection.phase = more ? idle : live;
      if (!more) for (const frame of phase.held) push(connection, frame.position, frame.body);
    },
    abandon: () => {
      if (isYoungest()) connection.phase = idle;
    },
  };
}

/** Gives a durable frame to a connection. `body` is the frame's JSON but for its `n`. */
export function push(
  connection: Connection,
  position: number,
  body: string,
  haste: Haste = 'now',
): boolean {
  const { phase, reached } = connection;
  if (phase.kind === 'idle') return false;
  if (phase.kind === 'syncing') {
    if (phase.held.push({ position, body }) > maxHeld) connection.outlet.cut();
    return false;
  }
  if (reached !== null && position <= reached.position) return false;
  connection.n += 1;
  connection.outlet.send('durable', `{"n":${connection.n},${body.slice(1)}`, haste);
  if (connection.outlet.backlog() > maxBacklog) connection.outlet.cut();
  return true;
}

/** Says `heads`; `hub` is where the account's tail has come to. Nothing before the first sync was answered. */
export function beat(
  connection: Connection,
  hub: Reached,
  words: Pick<CursorWords, 'write'>,
): void {
  const { reached, phase, n } = connection;
  if (reached === null) return;
  const at = phase.kind === 'live' && hub.position > reached.position ? hub : reached;
  connection.reached = at;
  const cursor = words.write(connection.caller.principal.kind, at.cursor);
  connection.outlet.send('heads', `{"n":${n},"cursor":"${cursor}"}`);
}
