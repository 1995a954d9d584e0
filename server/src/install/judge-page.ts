import type { InstallFinding } from '@porchlight/protocol';
import {
  asksForNonce,
  blockedBy,
  withGuest,
  writePolicy,
  type ContentPolicy,
  type Guest,
} from './content-policy.ts';
import type { ChatTag, PageReading } from './read-page.ts';

/** A page as it was fetched, and the chat that should be on it. */
export interface PageCase extends PageReading {
  readonly page_url: string;
  /** Of the header. */
  readonly header_policies: readonly ContentPolicy[];
  readonly server_origin: string;
  readonly inbox_key: string;
  readonly allowed_origins: readonly string[];
}

/** What keeps the chat off the page, and for each the line that mends it. */
export function judgePage(page: PageCase): readonly InstallFinding[] {
  const page_origin = new URL(page.page_url).origin;
  const { tag, findings } = judgeTag(page);
  const guest = { origin: serverOrigin(page), nonce: tag?.nonce, page_origin };
  const allowed = page.allowed_origins.length === 0 || page.allowed_origins.includes(page_origin);
  return [
    ...findings,
    ...(allowed ? [] : [{ kind: 'origin_not_allowed', line: page_origin } as const]),
    ...judgePolicies(page.header_policies, guest, 'header'),
    ...judgePolicies(page.meta_policies, guest, 'meta'),
  ];
}

/** A secure page loads nothing from an insecure server. */
function serverOrigin({ page_url, server_origin }: PageCase): string {
  return page_url.startsWith('https:') ? server_origin.replace(/^http:/, 'https:') : server_origin;
}

interface TagVerdict {
  readonly tag: ChatTag | undefined;
  readonly findings: readonly InstallFinding[];
}

function judgeTag(page: PageCase): TagVerdict {
  const { tags, inbox_key, page_url } = page;
  const origin = serverOrigin(page);
  const line = `<script async src="${origin}/widget.js" data-inbox="${inbox_key}"></script>`;
  const host = new URL(origin).host;
  const ours = tags.filter(({ src }) => new URL(src).host === host);
  const tag = ours.find((each) => each.inbox_key === inbox_key) ?? ours[0];
  const wrong = (kind: 'no_tag' | 'other_server' | 'wrong_key' | 'mixed_content'): TagVerdict => {
    return { tag, findings: [{ kind, line }] };
  };
  if (tag === undefined) return wrong(tags.length === 0 ? 'no_tag' : 'other_server');
  if (tag.inbox_key !== inbox_key) return wrong('wrong_key');
  if (page_url.startsWith('https:') && tag.src.startsWith('http:')) return wrong('mixed_content');
  return { tag, findings: [] };
}

function judgePolicies(
  policies: readonly ContentPolicy[],
  guest: Guest,
  where: 'header' | 'meta',
): readonly InstallFinding[] {
  const blocked = policies.flatMap((policy) => blockedBy(policy, guest));
  if (blocked.length === 0) return [];
  const mended = policies.map((policy) => writePolicy(withGuest(policy, guest))).join(', ');
  const line =
    where === 'header'
      ? `Content-Security-Policy: ${mended}`
      : `<meta http-equiv="Content-Security-Policy" content="${mended}">`;
  const nonce = blocked.includes('script') && policies.some(asksForNonce);
  return [{ kind: 'policy', line, blocked: [...new Set(blocked)], nonce }];
}
