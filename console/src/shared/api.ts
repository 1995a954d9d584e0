import {
  csrfHeader,
  errorCodes,
  routes,
  type AgentAnswers,
  type Commands,
  type ErrorCode,
} from '@porchlight/protocol';

/** Why a call came to nothing: the server's reason, or that it could not be reached. */
export interface Failure {
  readonly code: ErrorCode | 'server_away';
  /** With `rate_limited`: how long to wait, in milliseconds. */
  readonly retry_after_ms?: number;
}

/** What came of a call. Nothing is ever thrown. */
export type Outcome<Answer> =
  | ({ readonly ok: true } & Answer)
  | { readonly ok: false; readonly error: Failure };

/** The names of the calls an agent may make. */
export type CallName = keyof AgentAnswers & keyof Commands;

/** The server by HTTP: every command and query of the protocol's `routes`. */
export interface Api {
  readonly call: <Name extends CallName>(
    name: Name,
    payload: Commands[Name],
  ) => Promise<Outcome<AgentAnswers[Name]>>;
  /** Any other path of ours. */
  readonly request: (method: string, path: string, body?: object) => Promise<Outcome<object>>;
}

/**
 * Talks to the server of this page, with the console's cookie. `onExpired` is told whenever an answer says that the
 * session is over.
 */
export function createHttpApi(fetcher: typeof fetch, onExpired: () => void): Api {
  const request = async (method: string, path: string, body?: object): Promise<Outcome<object>> => {
    const outcome = await exchange(fetcher, method, path, body);
    if (!outcome.ok && outcome.error.code === 'session_expired') onExpired();
    return outcome;
  };
  return {
    request,
    call: async <Name extends CallName>(name: Name, payload: Commands[Name]) => {
      const { method, path, body } = requestOf(name, payload);
      return request(method, path, body);
    },
  };
}

/** How a command is written as an HTTP request, by the protocol's table. */
export function requestOf<Name extends CallName>(
  name: Name,
  payload: Commands[Name],
): { method: string; path: string; body?: object } {
  const { method, path } = routes[name];
  const rest = new Map<string, unknown>(Object.entries(payload));
  const filled = path.replaceAll(/:(\w+)/g, (_, field: string) => {
    const value = String(rest.get(field));
    rest.delete(field);
    return encodeURIComponent(value);
  });
  if (method !== 'GET') return { method, path: `/api/v2${filled}`, body: Object.fromEntries(rest) };
  const query = new URLSearchParams(
    [...rest].map(([key, value]) => [key, String(value)]),
  ).toString();
  return { method, path: `/api/v2${filled}${query === '' ? '' : `?${query}`}` };
}

async function exchange(
  fetcher: typeof fetch,
  method: string,
  path: string,
  body: object | undefined,
): Promise<Outcome<object>> {
  try {
    const response = await fetcher(path, {
      method,
      credentials: 'same-origin',
      headers: { [csrfHeader]: '1', ...(body && { 'content-type': 'application/json' }) },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(15_000),
    });
    const answer = response.status === 204 ? {} : asObject(await response.json());
    return response.ok ? { ...answer, ok: true } : { ok: false, error: failureIn(answer) };
  } catch {
    // No connection, no answer in time, or an answer that isn't ours (a proxy's page).
    return { ok: false, error: { code: 'server_away' } };
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function failureIn(answer: object): Failure {
  const error = asObject('error' in answer ? answer.error : undefined);
  const code = 'code' in error ? knownCode(error.code) : 'server_away';
  const wait = 'retry_after_ms' in error ? error.retry_after_ms : undefined;
  return typeof wait === 'number' ? { code, retry_after_ms: wait } : { code };
}

function knownCode(code: unknown): Failure['code'] {
  return typeof code === 'string' && code in errorCodes ? (code as ErrorCode) : 'server_away';
}
