import { errorCodes, reject, type Ack, type Rejection } from '@porchlight/protocol';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { failure, type Witnesses } from '../domain/execute.ts';

/** Sends an answer: 200 for a positive one, else a problem (RFC 9457) that is also our clients' rejection. */
export function sendAnswer(reply: FastifyReply, answer: Ack<object>): FastifyReply {
  return answer.ok ? reply.send(answer) : sendProblem(reply, answer);
}

/** Sends a rejection with the status of its code, and `more` beside it. */
export function sendProblem(
  reply: FastifyReply,
  { error }: Rejection,
  more: object = {},
): FastifyReply {
  const { status } = errorCodes[error.code];
  const problem = {
    type: `urn:porchlight:error:${error.code}`,
    title: error.code.replaceAll('_', ' '),
    status,
    detail: error.message,
    ...error,
    ok: false,
    error,
    ...more,
  };
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const wait_ms = error.retry_after_ms ?? (status === 503 ? 1_000 : undefined);
  if (wait_ms !== undefined) reply.header('retry-after', Math.ceil(wait_ms / 1_000));
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Answers what a handler threw, and what Fastify refused before any handler. */
export function createErrorHandler(witnesses: Witnesses) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    const where = request.routeOptions.url ?? 'no route';
    if (status >= 500) return sendAnswer(reply, failure(error, where, witnesses));
    witnesses.log.info({ route: where, reason: error.message }, 'request refused');
    const code = status === 413 ? 'too_large' : 'malformed';
    return sendProblem(reply, reject(code, error.message));
  };
}
