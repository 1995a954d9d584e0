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
  const text = html.replaceAll(/<!--.*?(?:-->|$)/gs, '');
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

/**
 * The attributes of each tag of this name. As for browsers, what is never closed goes on to the end of the page: looked for in vain from
 * every beginning, the end of a hostile page would hold the whole server up for minutes.
 */
function attributesOf(html: string, tag: string): readonly ReadonlyMap<string, string>[] {
  const tags = html.matchAll(
    new RegExp(`<${tag}\\b((?:[^>"']+|"[^"]*(?:"|$)|'[^']*(?:'|$))*)(>|$)`, 'gi'),
  );
  const whole = [...tags].filter(([, , end]) => end === '>');
  return whole.map(([, inside = '']) => {
    const attributes = inside.matchAll(
      /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
    );
    return new Map(
      [...attributes].map(([, name = '', double, single, bare]) => [
        name.toLowerCase(),
        decode(double ?? single ?? bare ?? ''),
      ]),
    );
  });
}

function decode(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll(/&#0?39;|&apos;/g, "'")
    .replaceAll('&amp;', '&');
}
