import { cleanText, limits, type VisitContext } from '@porchlight/protocol';
import type { HostPage } from '../port/port-messages.ts';

/** What the browser tells of this visit, within the limits of the language. */
export function visitContext(page: HostPage, browser: Navigator): VisitContext {
  return {
    page_url: short(page.url),
    page_title: short(page.title.replace(/^\(\d+\)\u2002/, '')),
    referrer: short(page.referrer),
    user_agent: short(browser.userAgent),
    language: short(browser.language),
    time_zone: short(Intl.DateTimeFormat().resolvedOptions().timeZone),
  };
}

/** As the server takes it: a page's title may be anything, and a cut may halve a letter. */
function short(text: string): string | null {
  return cleanText(text.slice(0, limits.url_length)) || null;
}
