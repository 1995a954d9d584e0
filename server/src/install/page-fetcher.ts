import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Clock } from '../domain/clock.ts';

/** A page of somebody else's website. */
export interface FetchedPage {
  /** Where it was at last. */
  readonly url: string;
  readonly status: number;
  readonly policy: string;
  readonly html: string;
}

/** Why there is no page. */
export type FetchFailure = 'forbidden' | 'silent' | 'unreachable' | 'redirects';

/** Gets a page, as a browser would. Never rejects. */
export type FetchPage = (
  url: string,
) => Promise<
  | { readonly ok: true; readonly page: FetchedPage }
  | { readonly ok: false; readonly reason: FetchFailure }
>;

/** From the first byte to the last, redirects included, in milliseconds. */
export const deadline_ms = 10_000;

/** What stands behind it is not read. */
const mostBytes = 1_048_576;

const mostRedirects = 5;

/**
 * Fetches behind a guard: the address that a name leads to is judged when the connection is made, at each redirect anew, so that
 * nobody can look around inside by what this finds.
 */
export function createPageFetcher(clock: Clock, allow_private: boolean): FetchPage {
  const filter = { allowPrivateIPAddress: allow_private, allowMetaIPAddress: allow_private };
  const agents = {
    'http:': new RequestFilteringHttpAgent(filter),
    'https:': new RequestFilteringHttpsAgent(filter),
  };

  function get(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    const { protocol } = url;
    if (protocol !== 'http:' && protocol !== 'https:') return Promise.reject(new Error('scheme'));
    const open = protocol === 'http:' ? requestHttp : requestHttps;
    const headers = { accept: 'text/html', 'user-agent': 'Porchlight (installation check)' };
    return new Promise((resolve, reject) => {
      open(url, { agent: agents[protocol], headers, signal })
        .on('response', resolve)
        .on('error', reject)
        .end();
    });
  }

  async function follow(url: URL, signal: AbortSignal, left: number): ReturnType<FetchPage> {
    const response = await get(url, signal);
    const { statusCode: status = 0, headers } = response;
    const next = status >= 300 && status < 400 ? URL.parse(headers.location ?? '', url.href) : null;
    if (next !== null) {
      response.destroy();
      return left === 0 ? { ok: false, reason: 'redirects' } : follow(next, signal, left - 1);
    }
    const policy = String(headers['content-security-policy'] ?? '');
    const html = await textOf(response);
    return { ok: true, page: { url: url.href, status, policy, html } };
  }

  return async (text) => {
    const url = URL.parse(text);
    if (url === null) return { ok: false, reason: 'unreachable' };
    const ending = new AbortController();
    const stop = clock.after(deadline_ms, () => ending.abort());
    try {
      return await follow(url, ending.signal, mostRedirects);
    } catch (error) {
      return { ok: false, reason: reasonOf(error, ending.signal) };
    } finally {
      stop();
    }
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown, { aborted }: AbortSignal): FetchFailure {
  if (aborted) return 'silent';
  // The guard's own errors are the only ones without a code.
  return error instanceof Error && 'code' in error ? 'unreachable' : 'forbidden';
}
