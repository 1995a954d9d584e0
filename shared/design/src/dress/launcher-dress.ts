import { brandPalette } from '../brand.ts';
import { cssString } from './css-string.ts';
import { launcherRules } from './launcher-rules.ts';
import { launcherWords, type LauncherWords } from './launcher-words.ts';
import type { Look } from './look.ts';

/** What the loader is told of its launcher. */
export interface LauncherDress extends LauncherWords {
  /** Rules that stand after those of the launcher's own sheet. */
  readonly css: string;
}

/** Words longer than this are cut, so that the launcher fits on every phone. */
const most_words = 24;
/** Where the launcher's sheet puts it, in px. */
const own_offset = 20;

/**
 * The launcher of a look, for an inbox of this name and a visitor of these languages (`Accept-Language`). With it the
 * configuration stays under 1 kB, compressed.
 */
export function dressLauncher(look: Look, name: string, accepted: string): LauncherDress {
  const words = look.launcher === 'pill' ? cut(look.launcher_text.trim() || name) : undefined;
  const rules = [launcherRules, ...colour(look), ...place(look), ...frame(look), ...pill(words)];
  return {
    ...launcherWords(accepted),
    ...(words !== undefined && { label: words }),
    css: rules.join(''),
  };
}

function cut(text: string): string {
  return text.length > most_words ? `${text.slice(0, most_words - 1).trimEnd()}…` : text;
}

function colour({ color }: Look): string[] {
  const palette = color === null ? undefined : brandPalette(color);
  if (palette === undefined) return [];
  const ground = (contrast: keyof typeof palette) => {
    const token = palette[contrast].find(([name]) => name === '--pl-launcher');
    return `button{background:${token?.[1]}}`;
  };
  return [ground('normal'), `@media (prefers-contrast:more){${ground('more')}}`];
}

/** Where the page is too narrow for the distance, the panel is still whole. */
function place({ position, offset_x, offset_y }: Look): string[] {
  const x =
    offset_x > own_offset ? `clamp(${own_offset}px,100vw - 420px,${offset_x}px)` : `${offset_x}px`;
  const rules: string[] = [];
  if (position === 'left') rules.push(`*{left:${x};right:auto}`);
  if (position === 'right') rules.push(`*{right:${x};left:auto}`);
  if (position === 'auto' && offset_x !== own_offset) rules.push(`*{inset-inline-end:${x}}`);
  if (offset_y !== own_offset) {
    const panel = `bottom:${offset_y + 72}px;height:min(704px,100vh - ${offset_y + 92}px)`;
    // On a phone the panel fills the screen.
    rules.push(`*{bottom:${offset_y}px}@media (min-width:481px){iframe{${panel}}}`);
  }
  return rules;
}

/** So that the panel doesn't flash in the other theme before its page has come. */
function frame({ theme }: Look): string[] {
  return theme === 'auto' ? [] : [`iframe{color-scheme:${theme}}`];
}

// The launcher's mark as one shape, so that the second box is free for words. Its lamp is a spot of colour behind it.
const mark =
  'M2 13 15 3a2 2 0 0 1 2 0l13 10a2 2 0 0 1-2 3L16 6 4 16a2 2 0 0 1-2-3zM16 12.5a8 8 0 1 1-3 15l-5 2 1-5a8 8 0 0 1 7-12z';

/** Open, it is round: it then only closes. */
function pill(label: string | undefined): string[] {
  if (label === undefined) return [];
  const words = `content:${cssString(label)};display:block;position:static;overflow:hidden;text-overflow:ellipsis;background:none;clip-path:none`;
  const box =
    'width:auto;max-width:90vw;padding-inline:56px 24px;border-radius:30px;color:#fff;font:600 16px/60px system-ui;white-space:nowrap';
  const drawing = `inset-inline:18px auto;width:32px;clip-path:path('${mark}')`;
  const lamp = 'background:radial-gradient(circle at 14px 22px,#f9b643 10px,#fff 0)';
  return [
    `[aria-expanded=false]{${box};&::before{${drawing}}&.online::before{${lamp}}&::after{${words}}}`,
  ];
}
