/** A policy of a page: each directive with its sources, in their order. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** What the chat needs of a page. */
export type Need = 'script' | 'connect' | 'frame';

/** What is to be allowed: the chat's origin, and for its script the tag's nonce. */
export interface Guest {
  readonly origin: string;
  readonly nonce: string | undefined;
  /** The page's own. */
  readonly page_origin: string;
}

/** Where a browser looks for each of them, the first that is there counts. */
const chains: Record<Need, readonly string[]> = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
  frame: ['frame-src', 'child-src', 'default-src'],
};

/** Reads a header, which may hold several policies; all of them count. */
export function readPolicies(header: string): readonly ContentPolicy[] {
  return header
    .split(',')
    .map(readPolicy)
    .filter((policy) => policy.size > 0);
}

function readPolicy(text: string): ContentPolicy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    const key = name?.toLowerCase() ?? '';
    // Of two directives of one name browsers take the first.
    if (key !== '' && !policy.has(key)) policy.set(key, sources);
  }
  return policy;
}

/** A policy as it stands in a header. */
export function writePolicy(policy: ContentPolicy): string {
  return [...policy].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

/** What of the chat a policy blocks. */
export function blockedBy(policy: ContentPolicy, guest: Guest): readonly Need[] {
  const needs = Object.keys(chains) as Need[];
  return needs.filter((need) => {
    const sources = sourcesFor(policy, need)?.sources;
    return sources !== undefined && !allows(sources, need, guest);
  });
}

/** True where hosts count for nothing in scripts, so that only the tag's nonce can help. */
export function asksForNonce(policy: ContentPolicy): boolean {
  return sourcesFor(policy, 'script')?.sources.includes("'strict-dynamic'") === true;
}

/** The policy with what the chat needs, and nothing else changed. */
export function withGuest(policy: ContentPolicy, guest: Guest): ContentPolicy {
  const mended = new Map(policy);
  for (const need of blockedBy(policy, guest)) {
    const found = sourcesFor(policy, need);
    if (found === undefined) continue;
    const name =
      found.name === 'default-src' || found.name === 'child-src' ? `${need}-src` : found.name;
    const kept = found.sources.filter((source) => source.toLowerCase() !== "'none'");
    mended.set(name, [...kept, guest.origin]);
  }
  return mended;
}

function sourcesFor(policy: ContentPolicy, need: Need) {
  for (const name of chains[need]) {
    const sources = policy.get(name);
    if (sources !== undefined) return { name, sources };
  }
  return undefined;
}

function allows(sources: readonly string[], need: Need, guest: Guest): boolean {
  if (need === 'script') {
    if (guest.nonce !== undefined && sources.includes(`'nonce-${guest.nonce}'`)) return true;
    if (sources.includes("'strict-dynamic'")) return false;
  }
  return sources.some((source) => matches(source.toLowerCase(), guest));
}

function matches(source: string, { origin, page_origin }: Guest): boolean {
  const { protocol, hostname, port } = new URL(origin);
  if (source === '*') return true;
  if (source === "'self'") return origin === page_origin;
  if (source.startsWith("'")) return false;
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return schemeFits(source, protocol);
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|[^:/]+)(?::(\d+|\*))?(\/.*)?$/.exec(source);
  if (parts === null) return false;
  const [, scheme = new URL(page_origin).protocol, host = '', wanted, path = ''] = parts;
  if (!schemeFits(scheme, protocol) || !hostFits(host, hostname)) return false;
  // A source with a path allows that path alone, and the chat has several.
  if (path !== '' && path !== '/') return false;
  return wanted === '*' || (wanted ?? defaultPort(protocol)) === (port || defaultPort(protocol));
}

/** What may be insecure may be secure, too. */
function schemeFits(wanted: string, protocol: string): boolean {
  return wanted === protocol || (wanted === 'http:' && protocol === 'https:');
}

function hostFits(wanted: string, hostname: string): boolean {
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? hostname.endsWith(wanted.slice(1)) : wanted === hostname;
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}
