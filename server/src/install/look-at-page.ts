import type { LookAtPage } from '../domain/install-desk.ts';
import { readPolicies } from './content-policy.ts';
import { judgePage } from './judge-page.ts';
import type { FetchPage } from './page-fetcher.ts';
import { readPage } from './read-page.ts';

/** Looks at pages that `fetchPage` gets. */
export function createPageLook(fetchPage: FetchPage): LookAtPage {
  return async (url, { key: inbox_key, allowed_origins }, server_origin) => {
    const fetched = await fetchPage(url);
    if (!fetched.ok) {
      return { page_url: url, findings: [{ kind: 'no_page', line: url, reason: fetched.reason }] };
    }
    const { page } = fetched;
    const findings = judgePage({
      ...readPage(page.html, page.url),
      page_url: page.url,
      header_policies: readPolicies(page.policy),
      server_origin,
      inbox_key,
      allowed_origins,
    });
    return { page_url: page.url, findings };
  };
}
