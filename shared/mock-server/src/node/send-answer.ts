import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { errorCodes, type Rejection } from '@porchlight/protocol';

/** Sends an answer as JSON: a rejection as a problem document (RFC 9457) with its code's status. */
export function sendAnswer(
  response: ServerResponse,
  answer: { readonly ok: true } | Rejection,
  headers: OutgoingHttpHeaders = {},
): void {
  if (answer.ok) return send(response, 200, 'application/json', answer, headers);
  const { code, message, retry } = answer.error;
  const { status } = errorCodes[code];
  const problem = {
    type: 'about:blank',
    title: code,
    status,
    detail: message,
    code,
    message,
    retry,
  };
  send(response, status, 'application/problem+json', { ...problem, ...answer }, headers);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: object,
  headers: OutgoingHttpHeaders,
): void {
  const all = { 'content-type': type, 'cache-control': 'no-store', ...headers };
  response.writeHead(status, all).end(JSON.stringify(body));
}
