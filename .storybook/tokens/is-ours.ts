import type { IncomingMessage } from 'node:http';

/** True for a request of JSON by a page of this very server, which was reached as this machine. */
export function isOurs({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  const { host = '', origin } = headers;
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/u.test(host);
  const isJson = headers['content-type'] === 'application/json';
  return method === 'POST' && isLocal && isJson && origin === `http://${host}`;
}
