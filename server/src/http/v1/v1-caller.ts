import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/caller.ts';
import type { Domain } from '../../domain/create-domain.ts';
import { addressOf, bearerOf } from '../authenticate.ts';

/** The one account, until there are more: by this number v1 names it. */
export const v1AccountNumber = 1;

/** An agent's program. */
export type V1Caller = Caller & { readonly principal: { readonly kind: 'agent' } };

/** Who calls v1, by a personal token; null after it was refused as Chatwoot refuses. Rejects with StorageError. */
export async function identifyV1(
  domain: Domain,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<V1Caller | null> {
  const token = bearerOf(request);
  if (token === undefined) {
    refuse(reply, { errors: ['You need to sign in or sign up before continuing.'] });
    return null;
  }
  const seen = { address: addressOf(request), agent_source: 'api' } as const;
  const caller = await domain.sessions.identify(token, seen);
  if (caller === null || !isAgent(caller)) {
    domain.log.info({ route: request.routeOptions.url }, 'request refused');
    refuse(reply, { error: 'Invalid Access Token' });
    return null;
  }
  const { account_id } = request.params as { account_id: string };
  if (account_id === String(v1AccountNumber)) return caller;
  refuse(reply, { error: 'You are not authorized to access this account' });
  return null;
}

function isAgent(caller: Caller): caller is V1Caller {
  return caller.principal.kind === 'agent';
}

function refuse(reply: FastifyReply, body: object): void {
  void reply.code(401).send(body);
}
