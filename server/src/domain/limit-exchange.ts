import { z } from 'zod';
import { parseBusMessage } from './bus-message.ts';
import type { Clock, Stop } from './clock.ts';
import type { NodeBus } from './node-bus.ts';
import { sharedLimits, type RateLimits, type SharedLimit } from './rate-limits.ts';

/** Tells the other nodes what has been taken from the buckets here. */
export interface LimitExchange {
  readonly taken: (limit: SharedLimit, key: string, count: number) => void;
  readonly stop: Stop;
}

/** What the exchange needs. */
export interface LimitExchangeEnvironment {
  readonly bus: NodeBus;
  readonly clock: Clock;
  readonly limits: () => RateLimits;
}

/** What was taken in so many milliseconds is told together. */
const gather_ms = 200;

const channel = 'limits';
const messageSchema = z.array(z.tuple([z.enum(sharedLimits), z.string(), z.number()]));

/**
 * Lets nodes share their limits without anybody waiting: each judges by its own buckets, tells the others afterwards what
 * was taken, and takes what they tell from its own. So what may be had at two nodes at once is one bucket more, once, and
 * while the bus is away as much as at each alone.
 */
export function createLimitExchange(environment: LimitExchangeEnvironment): LimitExchange {
  const { bus, clock, limits } = environment;
  const gathered = new Map<SharedLimit, Map<string, number>>();

  function tell(): void {
    const all = [...gathered].flatMap(([limit, counts]) =>
      [...counts].map(([key, count]) => [limit, key, count] as const),
    );
    gathered.clear();
    const told = all.filter(([, , count]) => count !== 0);
    if (told.length > 0) bus.tell(channel, JSON.stringify(told));
  }

  const stopHearing = bus.hear(channel, (text) => {
    const told = parseBusMessage(messageSchema, text) ?? [];
    for (const [limit, key, count] of told) limits()[limit].takenElsewhere(key, count);
  });
  const stopTelling = clock.every(gather_ms, tell);
  return {
    taken(limit, key, count) {
      if (!bus.works()) return;
      const counts = gathered.get(limit) ?? new Map<string, number>();
      gathered.set(limit, counts.set(key, (counts.get(key) ?? 0) + count));
    },
    stop() {
      stopHearing();
      stopTelling();
    },
  };
}
