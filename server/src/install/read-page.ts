import { readPolicies, type ContentPolicy } from './content-policy.ts';

/** A script tag that loads a chat of ours, from wherever. */
export interface ChatTag {
  /** Resolved against the page. */
  readonly src: string;
  readonly inbox_key: string | undefined;
  readonly nonce: string | undefined;
}

/** What a page's HTML says about the chat. */
export interface PageReading {
  readonly tags: readonly ChatTag[];
  /** Of `<meta http-equiv>`. */
  readonly meta_policies: readonly ContentPolicy[];
}

/** Reads a page as it was served: what its scripts add later is not there. */
export function readPage(html: string, page_url: string): PageReading {
  const text = withoutComments(html);
  const tags = attributesOf(text, 'script').flatMap((attributes) => {
    const src = URL.parse(attributes.get('src') ?? '', page_url)?.href;
    if (src === undefined || !/\/widget(\/[\w-]+\/widget)?\.js$/.test(new URL(src).pathname))
      return [];
    return [{ src, inbox_key: attributes.get('data-inbox'), nonce: attributes.get('nonce') }];
  });
  const meta_policies = attributesOf(text, 'meta')
    .filter((meta) => meta.get('http-equiv')?.toLowerCase() === 'content-security-policy')
    .flatMap((meta) => readPolicies(meta.get('content') ?? ''));
  return { tags, meta_policies };
}

/** What stands in comments is not there; one without an end goes to the end, as browsers have it. */
function withoutComments(html: string): string {
  const kept: string[] = [];
  for (let at = 0; at !== -1;) {
    const start = html.indexOf('<!--', at);
    kept.push(html.slice(at, start === -1 ? undefined : start));
    const end = start === -1 ? -1 : html.indexOf('-->', start + 4);
    at = end === -1 ? -1 : end + 3;
  }
  return kept.join('');
}

/** Looks at each letter once, whoever wrote the page: a pattern for a whole tag would look for its end from each beginning. */
function attributesOf(html: string, tag: string): readonly ReadonlyMap<string, string>[] {
  const found: ReadonlyMap<string, string>[] = [];
  const starts = new RegExp(`<${tag}\\b`, 'gi');
  while (starts.test(html)) {
    const end = endOfTag(html, starts.lastIndex);
    if (end === -1) break;
    found.push(readAttributes(html.slice(starts.lastIndex, end)));
    starts.lastIndex = end;
  }
  return found;
}

/** Where the tag ends; -1 where it doesn't. What is quoted ends nothing. */
function endOfTag(html: string, from: number): number {
  const marks = /[>"']/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(html); mark !== null; mark = marks.exec(html)) {
    if (mark[0] === '>') return mark.index;
    const close = html.indexOf(mark[0], marks.lastIndex);
    if (close === -1) return -1;
    marks.lastIndex = close + 1;
  }
  return -1;
}

function readAttributes(inside: string): ReadonlyMap<string, string> {
  const attributes = inside.matchAll(/([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...attributes].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ''),
    ]),
  );
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll(/&#0?39;|&apos;/g, "'")
    .replaceAll('&amp;', '&');
}
