import type { House } from '../servers/house.ts';
import type { SitePage } from '../servers/open-site.ts';

/** A kind of page that somebody may put the chat on. */
export interface HostPage {
  /** What is hard about it. */
  readonly name: string;
  readonly page: (house: House, pin: Pin) => SitePage;
  /** In `npm test`, too: the page with everything in it that can be had at once. */
  readonly quick?: true;
  /** Why nobody can be driven on it in Firefox, where Playwright has no world of its own: there the page talks by itself. */
  readonly undrivenInFirefox?: string;
}

/** The loader's versioned address and its hash. */
export interface Pin {
  readonly url: string;
  readonly integrity: string;
}

const nonce = 'bm90IGEgc2VjcmV0';
const text = '<main><h1>A shop</h1><p>Lamps of all kinds.</p><button>Buy</button></main>';

const tag = ({ url, inbox_key }: House, attributes = '') =>
  `<script async src="${url}/widget.js" data-inbox="${inbox_key}" ${attributes}></script>`;

const standard = (lines: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>${head}</head><body>${text}${lines}</body></html>`;

/** What a strict website has to allow for the chat: this and no more. */
const policy = ({ url }: House, scripts: string) =>
  `default-src 'none'; base-uri 'none'; script-src ${scripts}; connect-src ${url}; frame-src ${url}`;

const trusted = "require-trusted-types-for 'script'; trusted-types 'none'";

/** Rules that websites have, and that mean everything in them. */
const hostileStyle = `
  html { font-size: 40px; display: flex; gap: 30px; }
  * { all: unset !important; display: block !important; position: static !important; opacity: 0.1 !important; }
  div, html > div { display: none !important; transform: scale(3) !important; }
  button { width: 300px; height: 5px; background: red; visibility: hidden; }
  iframe { display: none !important; max-width: 10px; }`;

/** What libraries of another time put into everybody's objects. */
const oldGlobals = `
  Array.prototype.toJSON = String.prototype.toJSON = function () { return 'toJSON'; };
  Object.prototype.extend = function () {};
  Function.prototype.bind = function () { throw new Error('a bind of our own'); };
  Array.from = function () { throw new Error('a from of our own'); };
  Array.prototype.entries = Array.prototype.toArray = function () { return this.slice(); };
  Element.prototype.show = Element.prototype.hide = Element.prototype.update = function () { return this; };
  Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
  window.$ = window.$$ = function () { return null; };`;

/** The page, made to open the chat and say something by the API, through the one-line stub. */
export function talkingByItself({ headers, html }: SitePage, words: string): SitePage {
  const script = `<script nonce="${nonce}">
    window.porchlight=window.porchlight||function(){(porchlight.q=porchlight.q||[]).push(arguments)};
    porchlight('open');
    porchlight('send', ${JSON.stringify(words)});</script>`;
  // Before the tag, wherever that stands.
  const [before, ...after] = html.split('<script async');
  return {
    ...(headers && { headers }),
    html: [`${before}${script}`, ...after].join('<script async'),
  };
}

/** Pages with the chat on them, each hard in its own way. */
export const hostPages: readonly HostPage[] = [
  {
    name: 'everything at once: a nonce, Trusted Types, isolation, quirks, hostile styles, old globals',
    quick: true,
    undrivenInFirefox: 'Playwright trips over the globals',
    page: (house) => ({
      headers: {
        'content-security-policy': `${policy(house, `'nonce-${nonce}'`)}; style-src 'nonce-${nonce}'; ${trusted}`,
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      },
      html: `<html><head><style nonce="${nonce}">${hostileStyle}</style>
        <script nonce="${nonce}">${oldGlobals}</script></head>
        <body>${text}${tag(house, `nonce="${nonce}"`)}</body></html>`,
    }),
  },
  {
    name: 'a strict policy by nonce',
    quick: true,
    page: (house) => ({
      headers: { 'content-security-policy': policy(house, `'nonce-${nonce}'`) },
      html: standard(tag(house, `nonce="${nonce}"`)),
    }),
  },
  {
    name: 'a strict policy by host',
    page: (house) => ({
      headers: { 'content-security-policy': policy(house, house.url) },
      html: standard(tag(house)),
    }),
  },
  {
    name: 'Trusted Types, enforced and with no policy allowed',
    page: (house) => ({
      headers: { 'content-security-policy': trusted },
      html: standard(tag(house)),
    }),
  },
  {
    name: 'quirks mode',
    page: (house) => ({ html: `<title>A shop</title>${text}${tag(house)}` }),
  },
  {
    name: 'styles that mean everything',
    page: (house) => ({ html: standard(tag(house), `<style>${hostileStyle}</style>`) }),
  },
  {
    name: 'globals of another time',
    undrivenInFirefox: 'Playwright trips over the globals',
    page: (house) => ({ html: standard(tag(house), `<script>${oldGlobals}</script>`) }),
  },
  {
    name: 'isolation (COEP)',
    undrivenInFirefox:
      'the frame gets a process of its own, where what is typed and clicked does not arrive',
    page: (house) => ({
      headers: {
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      },
      // A script without CORS: the loader says that it is for others.
      html: standard(tag(house)),
    }),
  },
  {
    name: 'no storage',
    page: (house) => ({
      html: standard(
        tag(house),
        `<script>for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
        </script>`,
      ),
    }),
  },
  {
    name: 'a version that is pinned by its hash',
    page: (house, { url, integrity }) => ({
      headers: { 'content-security-policy': policy(house, house.url) },
      html: standard(
        `<script async src="${house.url}${url}" integrity="${integrity}" crossorigin data-inbox="${house.inbox_key}"></script>`,
      ),
    }),
  },
  {
    name: 'the tag in the head, before there is a body',
    page: (house) => ({ html: standard('', tag(house).replace(' async', '')) }),
  },
  {
    name: 'the tag twice, and once more long after',
    page: (house) => ({
      html: standard(`${tag(house)}${tag(house)}<script>
        addEventListener('load', function () {
          setTimeout(function () {
            const late = document.createElement('script');
            late.src = '${house.url}/widget.js';
            late.dataset.inbox = '${house.inbox_key}';
            document.head.append(late);
          }, 300);
        });</script>`),
    }),
  },
];
