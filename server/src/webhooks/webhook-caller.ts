import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Clock } from '../domain/clock.ts';

/** What came of a call. `error` is a few words for people: never what the other side wrote. */
export type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retry_after: string | undefined }
  /** The address is one that webhooks may not reach. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly error: string };

/** Posts a body to a URL that somebody else chose. Never rejects. */
export type CallWebhook = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
) => Promise<WebhookAnswer>;

/** How webhooks are called. */
export interface WebhookCallerOptions {
  readonly clock: Clock;
  /** Lets webhooks reach this machine and private networks. */
  readonly allow_private: boolean;
}

/** From the first byte to the last, in milliseconds. */
export const deadline_ms = 10_000;

/** Of an answer's body nothing is used, and no more than this is even read. */
const mostBytes = 65_536;

/**
 * Makes calls behind a guard: the address that a name leads to is judged when the connection is made, so that no name can
 * lead inside. Redirects are not followed.
 */
export function createWebhookCaller({ clock, allow_private }: WebhookCallerOptions): CallWebhook {
  const filter = { allowPrivateIPAddress: allow_private, allowMetaIPAddress: allow_private };
  const agents = {
    'http:': new RequestFilteringHttpAgent(filter),
    'https:': new RequestFilteringHttpsAgent(filter),
  };
  return (url, headers, body) => {
    const target = URL.parse(url);
    const protocol = target?.protocol;
    if (target === null || (protocol !== 'http:' && protocol !== 'https:')) {
      return Promise.resolve({ kind: 'failed', error: 'no web address' });
    }
    const open = protocol === 'http:' ? requestHttp : requestHttps;
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      agent: agents[protocol],
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...length },
    };
    return new Promise((resolve) => {
      const call = open(target, options);
      const stop = clock.after(deadline_ms, () => call.destroy(new TimeoutError()));
      settle(call, (answer) => {
        stop();
        resolve(answer);
      });
      call.end(body);
    });
  };
}

class TimeoutError extends Error {}

function settle(call: ClientRequest, done: (answer: WebhookAnswer) => void): void {
  let answered: WebhookAnswer | undefined;
  call.on('error', (error) => done(answered ?? failureOf(error)));
  call.on('response', (response) => {
    const answer = answerOf(response);
    answered = answer;
    drain(response, () => done(answer));
  });
  // An answer that would change the protocol is no `response`, and without this nothing would ever be heard of it.
  call.on('upgrade', (response, socket) => {
    socket.destroy();
    done(answerOf(response));
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage): WebhookAnswer {
  return { kind: 'answered', status: statusCode, retry_after: headers['retry-after'] };
}

/** Lets the answer's body go by. Where it is too long, or ends badly, the status was there all the same. */
function drain(response: IncomingMessage, done: () => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) response.destroy();
  });
  response.on('error', () => undefined);
  response.on('close', done);
}

function failureOf(error: Error): WebhookAnswer {
  if (error instanceof TimeoutError) {
    return { kind: 'failed', error: `no answer within ${deadline_ms / 1_000} s` };
  }
  const code = 'code' in error ? String(error.code) : undefined;
  // The guard's own errors are the only ones without a code.
  return code === undefined ? { kind: 'forbidden' } : { kind: 'failed', error: wordsFor(code) };
}

function wordsFor(code: string): string {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no such host';
    case 'ECONNREFUSED':
      return 'the connection was refused';
    default:
      return `the connection failed (${code})`;
  }
}
