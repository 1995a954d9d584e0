import { LOGO_ROOF_WIDTH, LOGO_VIEW_BOX, logoLamp, logoRoof } from '@porchlight/design';
import { pruneTokens } from '@porchlight/design/sheet';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type MailLanguage, directionOf } from '../mail/words.ts';
import { escape } from './escape.ts';

const tokens = fileURLToPath(import.meta.resolve('@porchlight/design/tokens.css'));
const sheet = readFileSync(new URL('notice.css', import.meta.url), 'utf8');
const style = `\n${pruneTokens(readFileSync(tokens, 'utf8'), sheet)}${sheet}`;
const mark = `<svg viewBox="${LOGO_VIEW_BOX}" aria-hidden="true"><path d="${logoRoof}" fill="none" stroke="currentColor" stroke-width="${LOGO_ROOF_WIDTH}" stroke-linecap="round" stroke-linejoin="round"/><path class="lamp" d="${logoLamp}"/></svg>`;

/** The `style-src` that allows a notice's one style and no other. */
export const noticeStyleSource = `'sha256-${hash('sha256', style, 'base64')}'`;

/** What can be done on a notice, by one button. */
export interface NoticeAction {
  readonly label: string;
}

/** A page that says one thing in plain words, and may have a button that posts to its own address. */
export function noticePage(
  language: MailLanguage,
  title: string,
  text: string,
  action?: NoticeAction,
): string {
  const dir = directionOf(language) === 'rtl' ? ' dir="rtl"' : '';
  const button = action && `<form method="post"><button>${escape(action.label)}</button></form>`;
  return `<!doctype html>
<html lang="${language}"${dir}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body><main>${mark}<h1>${escape(title)}</h1><p>${escape(text)}</p>${button ?? ''}</main></body>
</html>
`;
}
