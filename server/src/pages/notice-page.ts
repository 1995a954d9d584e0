import { hash } from 'node:crypto';
import type { PageLanguage } from './messages.ts';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 24px; box-sizing: border-box; }
main { max-width: 28em; text-align: center; text-wrap: balance; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
p { margin: 0; opacity: 0.8; }
`;

/** The `style-src` that allows a notice's one style and no other. */
export const noticeStyleSource = `'sha256-${hash('sha256', style, 'base64')}'`;

/** A page that says one thing in plain words. The words are ours, not a caller's. */
export function noticePage(language: PageLanguage, title: string, text: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
}
