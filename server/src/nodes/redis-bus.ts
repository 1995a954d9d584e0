import type { Id } from '@porchlight/protocol';
import type { Clock, Stop } from '../domain/clock.ts';
import type { NodeBus } from '../domain/node-bus.ts';
import type { Log } from '../domain/telemetry.ts';
import { createRedisPair, type RedisPair } from './redis-pair.ts';

/** What the bus needs of the world. */
export interface RedisBusEnvironment {
  readonly url: string;
  /** Of the database: houses that share a Redis do not hear each other. */
  readonly epoch: Id;
  /** Of this node, and of this start of it. */
  readonly node_id: Id;
  readonly clock: Clock;
  readonly log: Log;
  readonly telemetry: { readonly busWorks: (works: boolean) => void };
}

/** A bus that has connections of its own. */
export interface RedisBus extends NodeBus {
  readonly close: () => Promise<void>;
}

type Listener = (text: string, node_id: Id) => void;

/** How often the node calls itself through Redis, in milliseconds. */
const pulse_ms = 1_000;

/** Without an echo for so long the bus does not work, and its connections are made anew, in milliseconds. */
const deadline_ms = 3_000;

/**
 * A bus through Redis' PUBLISH and SUBSCRIBE. Nothing is ever stored there, so a Redis that comes back empty has lost
 * nothing. Whether it works is told by one thing: this node hears itself. That notices a dead Redis, a frozen one and a
 * connection that has been cut half, alike. One line in the log when it stops working, one when it works again.
 */
export function createRedisBus(environment: RedisBusEnvironment): RedisBus {
  const { epoch, node_id, clock, log, telemetry } = environment;
  const prefix = `porchlight:${epoch}:`;
  const pulse = `${prefix}pulse:${node_id}`;
  const listeners = new Map<string, Set<Listener>>();
  const beginners = new Set<() => void>();
  let state: 'beginning' | 'working' | 'failing' = 'beginning';
  let changed_ms = clock.now();
  let echo_ms = changed_ms;
  const pair: RedisPair = createRedisPair(environment.url, {
    channels: () => [pulse, ...[...listeners.keys()].map((channel) => prefix + channel)],
    heard,
    ready: () => pair.publish(pulse, ''),
  });

  function heard(channel: string, message: string): void {
    if (channel === pulse) return echoed();
    const [from, text] = splitOnce(message);
    if (from === node_id) return;
    for (const listener of listeners.get(channel.slice(prefix.length)) ?? []) listener(text, from);
  }

  function echoed(): void {
    echo_ms = clock.now();
    if (state === 'working') return;
    if (state === 'failing') log.info({ lasted_ms: echo_ms - changed_ms }, 'Redis works again');
    become('working');
    for (const begin of beginners) begin();
  }

  function become(next: 'working' | 'failing'): void {
    state = next;
    changed_ms = clock.now();
    telemetry.busWorks(next === 'working');
  }

  function look(): void {
    pair.publish(pulse, '');
    if (clock.now() - echo_ms <= deadline_ms) return;
    // Time to come back before it is called deaf again.
    echo_ms = clock.now();
    pair.renew();
    if (state === 'failing') return;
    become('failing');
    const reason = pair.lastError();
    log.warn({ reason }, 'Redis does not answer: other nodes hear of messages by looking');
  }

  const stopLooking = clock.every(pulse_ms, look);
  pair.open();
  return {
    node_id,
    tell: (channel, text) => {
      if (state === 'working') pair.publish(prefix + channel, `${node_id} ${text}`);
    },
    hear: (channel, listener) => hear(channel, listener),
    works: () => state === 'working',
    onWorking: (listener) => {
      beginners.add(listener);
      return () => void beginners.delete(listener);
    },
    close: async () => {
      stopLooking();
      await pair.close();
    },
  };

  function hear(channel: string, listener: Listener): Stop {
    const known = listeners.get(channel) ?? new Set();
    listeners.set(channel, known.add(listener));
    if (known.size === 1) pair.subscribe(prefix + channel);
    return () => {
      if (!known.delete(listener) || known.size > 0) return;
      listeners.delete(channel);
      pair.unsubscribe(prefix + channel);
    };
  }
}

function splitOnce(message: string): readonly [string, string] {
  const at = message.indexOf(' ');
  return [message.slice(0, at), message.slice(at + 1)];
}
