import { splitLinks } from '@porchlight/design/split-links';
import { escape } from '../pages/escape.ts';
import { mailStyle } from './mail-style.ts';
import { directionOf, type MailLanguage } from './words.ts';

/** Something that somebody said. */
export interface QuotedWords {
  readonly who: string;
  readonly text: string;
  /** The reader's own. */
  readonly own?: boolean;
}

/** What stands in a mail, from top to bottom. All of it is text: nothing is taken for markup. */
export interface MailParts {
  readonly language: MailLanguage;
  /** The owner's colour; null for the house's own. */
  readonly color: string | null;
  readonly title: string;
  readonly lead: string;
  readonly quotes: readonly QuotedWords[];
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Small print. */
  readonly foot: readonly FootLine[];
}

/** A line of the small print; with a `url` it leads somewhere. */
export interface FootLine {
  readonly text: string;
  readonly url?: string;
}

/** The two forms of a mail, for programs that show HTML and for those that don't. */
export interface MailBody {
  readonly text: string;
  readonly html: string;
}

/** Makes both forms of a mail. */
export function mailBody(parts: MailParts): MailBody {
  return { text: plainMail(parts), html: htmlMail(parts) };
}

function plainMail({ title, lead, quotes, action, foot }: MailParts): string {
  const said = quotes.map(({ who, text }) => `${who}:\n${text}`);
  const lines = foot.map(({ text, url }) => (url === undefined ? text : `${text}: ${url}`));
  const doing = action === undefined ? [] : [`${action.label}:\n${action.url}`];
  return `${[title, lead, ...said, ...doing, '-- ', ...lines].filter((part) => part !== '').join('\n\n')}\n`;
}

function htmlMail({ language, color, title, lead, quotes, action, foot }: MailParts): string {
  const button =
    action === undefined
      ? ''
      : `<p><a class="go" href="${escape(action.url)}">${escape(action.label)}</a></p>`;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(title)}</title>
<style>
:root { color-scheme: light dark; }
${mailStyle(color)}</style>
</head>
<body>
<div class="page">
<h1>${escape(title)}</h1>
${lead === '' ? '' : `<p class="lead">${escape(lead)}</p>`}
${quotes.map(quote).join('\n')}
${button}
${foot.map(footLine).join('\n')}
</div>
</body>
</html>
`;
}

function quote({ who, text, own = false }: QuotedWords): string {
  const words = splitLinks(text)
    .map((part) =>
      part.href === undefined
        ? escape(part.text)
        : `<a href="${escape(part.href)}">${escape(part.text)}</a>`,
    )
    .join('');
  // Each in its own direction: an answer in Arabic may stand in an English mail.
  return `<p class="who"><bdi>${escape(who)}</bdi></p>
<div class="words${own ? ' own' : ''}" dir="auto">${words}</div>`;
}

function footLine({ text, url }: FootLine): string {
  const words = url === undefined ? escape(text) : `<a href="${escape(url)}">${escape(text)}</a>`;
  return `<p class="foot">${words}</p>`;
}
