import { routes, type CommandName } from '@porchlight/protocol';

/** A command as it came over HTTP. */
export interface HttpCall {
  readonly name: CommandName;
  readonly payload: Record<string, unknown>;
}

const prefix = '/api/v2';
const numericFields: ReadonlySet<string> = new Set(['before_seq']);

/** Which command a request means, by the protocol's table; undefined for none. */
export function httpCallOf(
  method: string | undefined,
  url: URL,
  body: unknown,
): HttpCall | undefined {
  for (const [name, route] of Object.entries(routes)) {
    const fields = matchPath(`${prefix}${route.path}`, url.pathname);
    if (fields === undefined || route.method !== method) continue;
    const rest = method === 'GET' ? fromQuery(url.searchParams) : body;
    return { name: name as CommandName, payload: { ...(rest as object), ...fields } };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const fields: Record<string, string> = {};
  for (const [index, word] of wanted.entries()) {
    const part = given[index] ?? '';
    if (word.startsWith(':')) fields[word.slice(1)] = part;
    else if (word !== part) return undefined;
  }
  return fields;
}

function fromQuery(query: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...query].map(([name, value]) => [name, numericFields.has(name) ? Number(value) : value]),
  );
}
