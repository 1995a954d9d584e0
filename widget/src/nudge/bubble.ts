import type { ProactiveConfig } from '@porchlight/protocol';

/** What the launcher's own rules don't say; they reach it, too. */
const css =
  // Beside a closed launcher nothing else is seen.
  '[aria-expanded=false]~div{visibility:visible}' +
  'div{display:grid;max-width:min(300px,100vw - 40px);padding:16px 16px 14px;border-radius:16px;background:Canvas;color:CanvasText;color-scheme:light dark;box-shadow:0 4px 24px #0003;font:15px/1.4 system-ui;text-align:start;overflow-wrap:anywhere}' +
  'div *{position:static;font:inherit;background:none;color:inherit;box-shadow:none;width:auto;height:auto;border-radius:8px}' +
  'div button::before,div button::after{content:none}' +
  'div p{margin:0;padding-inline-end:28px;border:0}' +
  'div button{justify-self:start;min-height:34px;padding:4px 14px;margin-top:12px;border:0;border-radius:34px;background:color-mix(in srgb,currentColor 9%,Canvas);font-weight:600;cursor:pointer}' +
  'div .x{position:absolute;inset:8px 8px auto auto;min-height:28px;width:28px;margin:0;padding:0;background:none;font-size:20px;font-weight:400}' +
  'div:dir(rtl) .x{inset:8px auto auto 8px}' +
  'div button:focus-visible{outline:2px solid;box-shadow:none}' +
  '@media(prefers-reduced-motion:no-preference){div{animation:n .14s}@keyframes n{from{opacity:0;translate:0 8px}}}';

/**
 * Says a message beside the launcher, in its shadow: to screen readers as well, politely, and without taking the focus. Returns
 * what takes it away.
 */
export function createBubble(
  shadow: ShadowRoot,
  text: string,
  words: ProactiveConfig['words'],
  reply: () => void,
): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const [bubble, said, answer, cross] = ['div', 'p', 'button', 'button'].map((tag) =>
    document.createElement(tag),
  ) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  const close = () => {
    const had = bubble.contains(shadow.activeElement);
    bubble.remove();
    shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((other) => other !== sheet);
    if (had) shadow.querySelector('button')?.focus();
  };
  bubble.role = 'status';
  said.dir = 'auto';
  answer.textContent = words.reply;
  cross.textContent = '×';
  cross.className = 'x';
  cross.ariaLabel = words.dismiss;
  cross.addEventListener('click', close);
  answer.addEventListener('click', () => {
    close();
    reply();
  });
  bubble.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  bubble.append(said, answer, cross);
  // Above the launcher, wherever its owner has put that.
  const button = shadow.querySelector('button');
  const top = button?.getBoundingClientRect().top ?? 0;
  bubble.style.bottom = `${innerHeight - top + 12}px`;
  shadow.append(bubble);
  // A region tells what comes into it while it is there.
  said.textContent = text;
  return close;
}
