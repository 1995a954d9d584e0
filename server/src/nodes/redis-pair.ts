import { Redis } from 'ioredis';

/** Two connections to Redis: one speaks, one listens. They come back by themselves. */
export interface RedisPair {
  readonly open: () => void;
  /** Dropped where the connection is not ready. */
  readonly publish: (channel: string, text: string) => void;
  readonly subscribe: (channel: string) => void;
  readonly unsubscribe: (channel: string) => void;
  /** Cuts both and makes them anew. */
  readonly renew: () => void;
  /** Why the last attempt failed, for the operator. */
  readonly lastError: () => string;
  readonly close: () => Promise<void>;
}

/** What the pair is for. */
export interface RedisPairOptions {
  /** All channels that are to be heard, asked for at every new connection. */
  readonly channels: () => readonly string[];
  readonly heard: (channel: string, message: string) => void;
  /** Both connections are ready, and every channel is heard. */
  readonly ready: () => void;
}

/** The one deadline of all calls, connecting included, in milliseconds. */
const deadline_ms = 1_000;

/** Between two attempts to connect lies a random part of this at most, in milliseconds. */
const longestPause_ms = 2_000;

/** Makes the pair; `open` begins to connect, and never fails: what fails is tried again. */
export function createRedisPair(url: string, options: RedisPairOptions): RedisPair {
  let last_error = 'no answer in time';
  let listening = false;
  let closed = false;
  const make = () => {
    const redis = new Redis(url, settings);
    redis.on('error', (error: Error) => (last_error = error.message));
    return redis;
  };
  const [speaker, listener] = [make(), make()];
  const failed = (error: Error) => (last_error = error.message);

  const look = () => {
    if (listening && speaker.status === 'ready') options.ready();
  };
  const listen = async () => {
    await listener.subscribe(...options.channels());
    listening = true;
    look();
  };
  speaker.on('ready', look);
  listener.on('ready', () => void listen().catch(failed));
  listener.on('close', () => (listening = false));
  listener.on('message', options.heard);

  return {
    open: () => {
      for (const redis of [speaker, listener]) redis.connect().catch(failed);
    },
    publish: (channel, text) => {
      if (speaker.status === 'ready') speaker.publish(channel, text).catch(failed);
    },
    subscribe: (channel) => {
      if (listener.status === 'ready') listener.subscribe(channel).catch(failed);
    },
    unsubscribe: (channel) => {
      if (listener.status === 'ready') listener.unsubscribe(channel).catch(failed);
    },
    renew: () => {
      if (closed) return;
      for (const redis of [speaker, listener]) redis.disconnect(true);
    },
    lastError: () => last_error,
    close: async () => {
      closed = true;
      // What was told last should still leave.
      await speaker.quit().catch(failed);
      for (const redis of [speaker, listener]) redis.disconnect();
    },
  };
}

const settings = {
  protocol: 2,
  lazyConnect: true,
  disableClientInfo: true,
  commandTimeout: deadline_ms,
  connectTimeout: deadline_ms,
  // What can't be said now is not worth saying later.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
  retryStrategy: (times: number) => Math.random() * Math.min(longestPause_ms, 100 * 2 ** times),
} as const;
