import { timelineOf, type ChatState, type TimelineLine } from '@porchlight/client';
import type { Scene } from '@porchlight/mock-server';
import { timeOfId, type Id, type Side } from '@porchlight/protocol';

/** The places on a message's way, in order. */
export const milestones = ['typed', 'sent', 'shown', 'delivered', 'read'] as const;
export type Milestone = (typeof milestones)[number];

/** How one message has gone so far, as the two screens showed it. */
export interface Way {
  readonly id: Id;
  readonly from: Side;
  readonly text: string;
  /** When each milestone was first to be seen, in milliseconds since the page was loaded. */
  readonly at: Partial<Record<Milestone, number>>;
  /** How its sender's screen shows it now. */
  readonly status: string;
}

/** Watches both screens of a scene. */
export interface WayWatch {
  /** The newest first; the same array while nothing changed. */
  readonly getWays: () => readonly Way[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
}

/** How many messages are remembered. */
const most = 30;

const sides: readonly Side[] = ['visitor', 'agent'];

/**
 * Notes when each milestone of a message can first be seen: `typed` in its sender's outbox, `sent` once the sender's screen
 * says so, `shown` in the other's log, `delivered` and `read` again on the sender's screen. `now` is in milliseconds.
 */
export function watchWays(scene: Scene, now: () => number): WayWatch {
  const ways = new Map<Id, Way>();
  const listeners = new Set<() => void>();
  const stops = new Map<Side, () => void>();
  let list: readonly Way[] = [];

  function look(): void {
    let changed = false;
    for (const side of sides)
      for (const line of linesOf(scene, side)) changed = note(side, line) || changed;
    if (!changed) return;
    list = [...ways.values()].toReversed().slice(0, most);
    for (const listener of listeners) listener();
  }

  function note(side: Side, line: MessageLine): boolean {
    const from = line.kind === 'outgoing' ? side : line.message.author.kind;
    if (from !== 'visitor' && from !== 'agent') return false;
    const known = ways.get(line.key);
    // What was said before the scene began has gone its way unseen.
    if (known === undefined && (timeOfId(line.key) ?? 0) < scene.began) return false;
    const way = known ?? { id: line.key, from, text: line.message.text, at: {}, status: 'pending' };
    const at = { ...way.at };
    for (const milestone of reached(side === from, line)) at[milestone] ??= now();
    const status = side === from ? line.status : way.status;
    const same = known?.status === status && Object.keys(at).length === Object.keys(way.at).length;
    if (known !== undefined && same) return false;
    ways.set(line.key, { ...way, at, status });
    return true;
  }

  function listen(): void {
    for (const side of sides) {
      stops.get(side)?.();
      const client = scene.client(side);
      if (client !== undefined) stops.set(side, client.subscribe(look));
    }
    look();
  }

  const stopEntering = scene.onEnter(listen);
  listen();
  return {
    getWays: () => list,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopEntering();
      for (const stop of stops.values()) stop();
    },
  };
}

type MessageLine = Exclude<TimelineLine, { kind: 'activity' }>;

function linesOf(scene: Scene, side: Side): readonly MessageLine[] {
  const state = scene.client(side)?.getState() as ChatState | undefined;
  if (state === undefined) return [];
  const talks = new Set([
    ...Object.keys(state.logs),
    ...state.outbox.map(({ conversation_id }) => conversation_id),
  ]);
  return [...talks].flatMap((id) =>
    timelineOf(state, id).filter((line): line is MessageLine => line.kind !== 'activity'),
  );
}

function reached(isSender: boolean, { kind, status }: MessageLine): readonly Milestone[] {
  if (!isSender) return kind === 'message' ? ['shown'] : [];
  const steps: readonly Milestone[] = ['typed', 'sent', 'delivered', 'read'];
  const index = { pending: 0, failed: 0, sent: 1, delivered: 2, read: 3 }[status];
  return steps.slice(0, index + 1);
}
