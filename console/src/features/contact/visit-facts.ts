/** What a user agent string says, as far as it matters to a person: null where it says nothing known. */
export interface BrowserFacts {
  readonly browser: string | null;
  readonly system: string | null;
}

// In this order: most browsers also claim to be the ones below them.
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['WeChat', /MicroMessenger\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/],
];

const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
];

/** Browser with its version, and system, of a user agent string. */
export function browserFacts(user_agent: string): BrowserFacts {
  const match = browsers.map(([name, mark]) => [name, mark.exec(user_agent)?.[1]] as const);
  const browser = match.find(([, version]) => version !== undefined);
  return {
    browser: browser ? `${browser[0]} ${browser[1]}` : null,
    system: systems.find(([, mark]) => mark.test(user_agent))?.[0] ?? null,
  };
}

/** A language tag in words of a locale; the tag itself where it has no name. */
export function languageName(locale: string, tag: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The address of a page that may be linked to; null for anything but http(s). */
export function safePage(url: string): { readonly href: string; readonly label: string } | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  const path = `${parsed.pathname}${parsed.search}`;
  return { href: parsed.href, label: path === '/' ? parsed.host : `${parsed.host}${path}` };
}
