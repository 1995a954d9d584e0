import { accessPaths, limits, placeItem, reject } from '@porchlight/protocol';
import type { FastifyInstance } from 'fastify';
import { reachedAt } from '../domain/account-hub.ts';
import { positionOf } from '../domain/answer-sync.ts';
import { agentItem } from '../domain/feed-items.ts';
import { authenticate } from './authenticate.ts';
import { sendProblem } from './problem.ts';
import type { Site } from './site.ts';

/** `GET /api/v2/events?after=`: the feed of the account, for programs. Without a cursor, from its beginning. */
export function addEventRoutes(app: FastifyInstance, { domain }: Site): void {
  const { store } = domain;
  app.get<{ Querystring: { after?: string | string[] } }>(
    accessPaths.events,
    async (request, reply) => {
      const caller = await authenticate(domain, request, reply);
      if (caller === null) return reply;
      const { kind, account_id } = caller.principal;
      if (kind !== 'agent') return sendProblem(reply, reject('unknown_command', 'for agents only'));
      const { after } = request.query;
      const position = after === undefined ? 0 : await positionOf(store, account_id, String(after));
      if (position === null) {
        return sendProblem(reply, reject('cursor_expired', 'start again without a cursor'));
      }
      const page = await store.read.feed(account_id, position, limits.sync_page);
      const items = page.items.flatMap((item) => {
        const seen = agentItem(item);
        return seen === null ? [] : [placeItem(seen, item.position)];
      });
      const { cursor } = reachedAt(store.epoch, page.end);
      return { ok: true, items, cursor, more: page.more };
    },
  );
}
