import { TICKS_PAGE_PATH, ticks, type TickStatus } from '@porchlight/design';
import { helpLanguages, ticksMessages, type HelpLanguage } from './ticks-messages.ts';

/** Where the files lie that the page needs. */
export interface TicksPageFiles {
  readonly sheet: string;
  readonly favicon: string;
}

const signs = ['pending', 'unclear', 'sent', 'delivered', 'read', 'failed'] as const;

/**
 * The page "What each tick means" in a language. It is a page without scripts, and its ticks are the design's own
 * drawings, so that they can't differ from those in the chat. Its words are ours, so nothing needs escaping.
 */
export function ticksPage(language: HelpLanguage, { sheet, favicon }: TicksPageFiles): string {
  const words = ticksMessages[language];
  const dir = /^(ar|fa|he)/.test(language) ? ' dir="rtl"' : '';
  return `<!doctype html>
<html lang="${language}"${dir}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.title}</title>
<link rel="icon" href="${favicon}">
<link rel="stylesheet" href="${sheet}">
</head>
<body>
<header>
<h1>${words.title}</h1>
<p>${words.lead}</p>
</header>
<main>
<ul class="signs">
${signs.map((sign) => signItem(language, sign)).join('\n')}
</ul>
<h2>${words.more_title}</h2>
<ul class="more">
${words.more.map((sentence) => `<li>${sentence}</li>`).join('\n')}
</ul>
</main>
<nav>${otherLanguages(language)}</nav>
</body>
</html>
`;
}

function signItem(language: HelpLanguage, sign: (typeof signs)[number]): string {
  const { means, not, signs: meanings } = ticksMessages[language];
  const meaning = meanings[sign];
  return `<li class="${sign}">
<h2>${tickDrawing(sign === 'unclear' ? 'pending' : sign)}${meaning.name}</h2>
<dl>
<dt>${means}</dt><dd>${meaning.means}</dd>
<dt>${not}</dt><dd>${meaning.not}</dd>
</dl>
</li>`;
}

function tickDrawing(status: TickStatus): string {
  const { viewBox, tone, paths } = ticks[status];
  const lines = paths.map(({ d, width }) =>
    width === undefined
      ? `<path class="filled" d="${d}"/>`
      : `<path d="${d}" stroke-width="${width}"/>`,
  );
  return `<svg class="tick ${tone}" viewBox="${viewBox}" aria-hidden="true">${lines.join('')}</svg>`;
}

function otherLanguages(language: HelpLanguage): string {
  const others = helpLanguages.filter((other) => other !== language);
  return others
    .map((other) => {
      const { language: name } = ticksMessages[other];
      return `<a href="${TICKS_PAGE_PATH}/${other}" lang="${other}" hreflang="${other}">${name}</a>`;
    })
    .join(' ');
}
