import { errorCodes, type ErrorCode, type Rejection } from '@porchlight/protocol';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { failure, type Witnesses } from '../../domain/execute.ts';

const notFound = 'Resource could not be found';

/** What Chatwoot says where its words are known to clients. */
const words: Partial<Record<ErrorCode, { status: number; error: string }>> = {
  not_found: { status: 404, error: notFound },
  forbidden: { status: 401, error: 'You are not authorized to do this action' },
};

/** Sends a rejection in Chatwoot's form. */
export function sendV1Rejection(reply: FastifyReply, { error }: Rejection): FastifyReply {
  const { code, message, retry_after_ms } = error;
  const status = errorCodes[code].status;
  const said = words[code] ?? { status, error: message };
  if (retry_after_ms !== undefined) reply.header('retry-after', Math.ceil(retry_after_ms / 1_000));
  return reply.code(said.status).send({ error: said.error });
}

/** Nothing has this number here. */
export function sendV1NotFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: notFound });
}

/** A body that is not as it should be. */
export function sendV1Invalid(reply: FastifyReply, { issues }: z.ZodError): FastifyReply {
  const [issue] = issues;
  const where = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.');
  return reply.code(422).send({ error: `${where}: ${issue?.message ?? 'not as it should be'}` });
}

/** Answers what a handler threw, and what was refused before any. */
export function createV1ErrorHandler(witnesses: Witnesses) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ error: error.message });
    const answer = failure(error, request.routeOptions.url ?? 'no route', witnesses);
    return answer.ok ? reply : sendV1Rejection(reply, answer);
  };
}
