import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';

/** A request but for a file has come after this time, in milliseconds, or is ended. */
export const patience_ms = 30_000;

/** Who sends nothing of a file for so long is taken for gone, in milliseconds. */
const silence_ms = 30_000;

/** What ends the wait for each request that has not come yet. */
const waiting = new WeakMap<IncomingMessage, () => void>();

/** Node knows one time limit for all requests, and it is the files'. So whoever has not said who they are gets this one. */
export function limitPatience(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ raw }, _reply, payload) => {
    if (raw.complete) return payload;
    const timer = setTimeout(() => raw.destroy(), patience_ms);
    const end = () => clearTimeout(timer);
    waiting.set(raw, end);
    // Also what is answered before it has come is waited for no longer.
    raw.once('close', end);
    raw.once('end', end);
    return payload;
  });
}

/** Gives a request the time that files need, for as long as something comes. Returns what ends that. */
export function takeTimeFor({ raw }: Pick<FastifyRequest, 'raw'>): () => void {
  waiting.get(raw)?.();
  const { socket } = raw;
  const gone = () => raw.destroy(new Error('silent'));
  socket.setTimeout(silence_ms, gone);
  return () => {
    socket.removeListener('timeout', gone);
    socket.setTimeout(0);
  };
}
