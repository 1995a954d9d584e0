import type { FeedItem, Heads, VisitorConversation } from '@porchlight/protocol';
import type { AnyEvent, AnySync } from './audience.ts';

/** A durable frame that has the outer form of one. */
export interface DurableFrame {
  readonly n: number;
  readonly item: FeedItem<AnyEvent>;
}

/**
 * The frame, or undefined where it has not the form of one. Only the outside is looked at: the server is of the same
 * build, and what is wrong further in is caught where it is taken.
 */
export function parseDurable(payload: unknown): DurableFrame | undefined {
  if (!isRecord(payload) || typeof payload['n'] !== 'number') return undefined;
  const { n, event, receipt } = payload;
  if (isRecord(event)) return { n, item: { event } as unknown as FeedItem<AnyEvent> };
  if (isRecord(receipt)) return { n, item: { receipt } as unknown as FeedItem<AnyEvent> };
  return undefined;
}

/** The heartbeat, or undefined where it has not the form of one. */
export function parseHeads(payload: unknown): Heads | undefined {
  if (!isRecord(payload)) return undefined;
  const { n, cursor } = payload;
  return typeof n === 'number' && typeof cursor === 'string' ? { n, cursor } : undefined;
}

/** The answer to `sync`, or undefined where it has not the form of one. */
export function parseSync<Summary extends VisitorConversation>(
  answer: object,
): AnySync<Summary> | undefined {
  if (!isRecord(answer) || typeof answer['cursor'] !== 'string') return undefined;
  const lists = [answer['items'], answer['rows'], answer['snapshots']];
  return lists.every(Array.isArray) ? (answer as unknown as AnySync<Summary>) : undefined;
}

/** True for an object whose fields may be looked at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
