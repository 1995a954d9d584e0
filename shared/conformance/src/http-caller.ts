import { errorCodes, routes, type CommandName, type Side } from '@porchlight/protocol';
import type { RawAnswer } from './person.ts';
import { faultOfAnswer } from './wire-check.ts';

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: RawAnswer;
}

/** Somebody with a token and no connection. */
export interface HttpCaller {
  /** Calls a command by its route; what is wrong with the answer goes to the faults. */
  readonly calls: (name: CommandName, payload: object) => Promise<HttpAnswer>;
  /** Fetches a path with the token. */
  readonly fetches: (path: string, request?: HttpRequest) => Promise<HttpAnswer>;
}

/** What is asked besides the path. */
export interface HttpRequest {
  readonly method?: string;
  readonly body?: unknown;
}

/** A caller by HTTP, whose answers are judged like those of a socket. */
export function createHttpCaller(
  url: string,
  audience: Side,
  token: string | undefined,
  faults: string[],
): HttpCaller {
  const fetches = (path: string, { method = 'GET', body }: HttpRequest = {}) =>
    fetchJson(`${url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    fetches,
    async calls(name, payload) {
      const { method, path, rest } = requestFor(name, payload);
      const answer =
        method === 'GET'
          ? await fetches(
              `${path}?${new URLSearchParams(rest as Record<string, string>).toString()}`,
            )
          : await fetches(path, { method, body: rest });
      const fault = faultOfHttp(audience, name, answer);
      if (fault !== undefined) faults.push(`${audience} over HTTP: ${fault}`);
      return answer;
    },
  };
}

/** Fetches JSON; the body is undefined where there is none. */
export async function fetchJson(url: string, request: RequestInit = {}): Promise<HttpAnswer> {
  const response = await fetch(url, request);
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** The fields of a payload put where HTTP has them. */
function requestFor(name: CommandName, payload: object) {
  const { method, path } = routes[name];
  const fields = new Map(Object.entries(payload));
  const filled = path.replaceAll(/:(\w+)/g, (_, field: string) => {
    const value = encodeURIComponent(String(fields.get(field)));
    fields.delete(field);
    return value;
  });
  return { method, path: `/api/v2${filled}`, rest: Object.fromEntries(fields) };
}

/** A problem (RFC 9457) is our rejection too, with the status of its code; the rest is as over a socket. */
function faultOfHttp(audience: Side, name: string, { status, headers, body }: HttpAnswer) {
  if (body?.ok === true) {
    return status === 200 ? faultOfAnswer(audience, name, body) : `${name}: ok with ${status}`;
  }
  if (body?.ok !== false) return `${name}: ${status}, and neither yes nor no`;
  const { ok, error } = body;
  const wanted = errorCodes[error.code as keyof typeof errorCodes]?.status;
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json');
  if (status !== wanted || body.status !== status || body.code !== error.code || !isProblem) {
    return `${name}: ${error.code} came with ${status}: ${JSON.stringify(body)}`;
  }
  return faultOfAnswer(audience, name, { ok, error });
}
