import { textIn } from './visitor-languages.ts';

/** When to speak to a visitor first, and what to say. All that is asked for must be so. */
export interface ProactiveRule {
  readonly id: string;
  readonly on: boolean;
  /** The page's address with `*` for anything; from `/` on, of any website. Empty: every page. */
  readonly url: string;
  /** Seconds on the page. */
  readonly after_s: number;
  /** How much of the page has been seen, in percent. */
  readonly scroll_percent: number;
  /** The pointer leaves the page at its head. */
  readonly exit_intent: boolean;
  /** Only who has opened the chat before. */
  readonly returning: boolean;
  readonly text: string;
  /** The same in other languages. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A proactive rule as a visitor's page is told of it, in one language. */
export interface VisitorRule extends Pick<
  ProactiveRule,
  'id' | 'after_s' | 'scroll_percent' | 'exit_intent' | 'returning'
> {
  /** The source of a regular expression over the page's address. */
  readonly url: string;
  readonly text: string;
}

/** The rules that are on, each built field by field. */
export function rulesForVisitor(
  rules: readonly ProactiveRule[],
  languages: readonly string[],
): readonly VisitorRule[] {
  return rules
    .filter(({ on }) => on)
    .map(({ id, url, after_s, scroll_percent, exit_intent, returning, text, texts }) => ({
      id,
      url: urlExpression(url),
      after_s,
      scroll_percent,
      exit_intent,
      returning,
      text: textIn(text, texts, languages),
    }));
}

/** The source of a regular expression that each page matches for which there is a rule; undefined where there is none. */
export function pagesWithRules(rules: readonly ProactiveRule[]): string | undefined {
  const urls = rules.filter(({ on }) => on).map(({ url }) => urlExpression(url));
  if (urls.length === 0) return undefined;
  const all = [...new Set(urls)].join('|');
  // The configuration has little room: with many pages the second stage tells them apart.
  return urls.includes('') || all.length > 300 ? '.' : all;
}

/** A proactive rule's pattern as the source of a regular expression over a page's address. */
export function urlExpression(url: string): string {
  if (url === '') return '';
  const escaped = url
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.|?+()[\]{}/]/g, String.raw`\$&`))
    .join('.*');
  const site = url.startsWith('/') ? String.raw`https?:\/\/[^/]+` : '';
  // Two of them are tried in every pair of places: a link of somebody's with a long end would hold the page up.
  const whole = `^${url.split('*').length > 2 ? '(?!.{2001})' : ''}${site}${escaped}`;
  return url.includes('?') || url.includes('#') ? `${whole}$` : `${whole}(?:[?#].*)?$`;
}
