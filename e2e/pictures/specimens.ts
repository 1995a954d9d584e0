import { ticks, type TickStatus } from '@porchlight/design';
import { brandPalette } from '@porchlight/design/brand';
import { tokenValues } from '@porchlight/design/sheet';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (address: string) => readFileSync(fileURLToPath(address), 'utf8');
const tokens = file(import.meta.resolve('@porchlight/design/tokens.css'));
const style = file(import.meta.resolve('./specimens.css'));

/** Words, grounds and signs in all four looks, as a page. */
export function colourSpecimen(): string {
  const words = ['text', 'text-muted', 'brand', 'success', 'warn', 'danger', 'note'];
  const written = words.map((word) => `<b style="color:var(--pl-${word})">${word}</b>`).join(' ');
  const grounds = ['bg', 'surface', 'surface-hover', 'brand-soft'].map(
    (ground) =>
      `<div class="ground" style="background:var(--pl-${ground})"><small>${ground}</small><p>${written}</p></div>`,
  );
  const bubbles = ['bubble-own', 'bubble-other', 'bubble-note'].map(
    (bubble) =>
      `<span class="bubble" style="background:var(--pl-${bubble})">${bubble.slice('bubble-'.length)} ${tick('read')}</span>`,
  );
  const signs =
    '<button>on-brand</button><button class="danger">on-danger</button><i class="badge">on-badge</i>' +
    '<i class="lamp"></i><i class="online"></i><i class="focus">focus</i>';
  const panel = grounds.join('') + row(bubbles.join('')) + row(signs);
  return page(
    'two',
    look('light', panel, 'Light'),
    look('dark', panel, 'Dark'),
    look('light', panel, 'Light, high contrast', 'data-contrast="more"'),
    look('dark', panel, 'Dark, high contrast', 'data-contrast="more"'),
  );
}

/** What becomes of five owners' colours, as a page. */
export function brandSpecimen(): string {
  const columns = ['#ffd400', '#ff5a36', '#7b2fbe', '#1473e6', '#111111'].map(
    (colour) =>
      `<div class="column"><h2><i class="seed" style="background:${colour}"></i>${colour}</h2>${brandTile(colour, 'light')}${brandTile(colour, 'dark')}</div>`,
  );
  return page('five', ...columns);
}

function brandTile(colour: string, theme: 'light' | 'dark'): string {
  const palette = brandPalette(colour)?.normal ?? [];
  const own = palette.map(([name, light, dark]) => `${name}:${theme === 'light' ? light : dark}`);
  const words = `<span class="bubble other">Does it <a>dim</a>?</span><span class="bubble own">It does ${tick('read')}</span>`;
  return `<section class="tile" data-theme="${theme}" style="${own.join(';')}">${words}<div class="row end"><button>Send</button></div></section>`;
}

/** Type, space, radii and elevation, as a page. */
export function sizeSpecimen(): string {
  const named = (start: string) =>
    [...tokenValues(tokens).keys()]
      .filter((token) => token.startsWith(`--pl-${start}-`))
      .map((token) => [token, token.slice('--pl-'.length)] as const);
  const line = (name: string, drawn: string) =>
    `<div class="line"><small>${name}</small>${drawn}</div>`;
  const type = named('font-size').map(([token, name]) =>
    line(name, `<span style="font-size:var(${token})">The light is on.</span>`),
  );
  const space = named('space').map(([token, name]) =>
    line(name, `<i class="bar" style="inline-size:var(${token})"></i>`),
  );
  const radii = named('radius').map(
    ([token, name]) =>
      `<i class="box" style="border-radius:var(${token})"><small>${name.replace('radius-', '')}</small></i>`,
  );
  const shadows = named('elevation').map(
    ([token, name]) =>
      `<i class="box lifted" style="box-shadow:var(${token})"><small>${name}</small></i>`,
  );
  const sizes = space.join('') + row(radii.join('')) + row(shadows.join(''));
  return page('two', look('light', type.join('')), look('light', sizes));
}

/** The five ticks, large, in both themes, as a page. */
export function tickSpecimen(): string {
  const statuses = Object.keys(ticks) as TickStatus[];
  const drawn = statuses.map(
    (status) => `<figure>${tick(status)}<figcaption>${status}</figcaption></figure>`,
  );
  const panel = `<div class="row spread">${drawn.join('')}</div>`;
  return page('two big', look('light', panel), look('dark', panel));
}

function tick(status: TickStatus): string {
  const { viewBox, tone, paths } = ticks[status];
  const colour = { muted: 'tick', read: 'tick-read', danger: 'danger' }[tone];
  const line = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"';
  const drawn = paths.map(({ d, width }) =>
    width === undefined
      ? `<path d="${d}" fill="currentColor"/>`
      : `<path d="${d}" ${line} stroke-width="${width}"/>`,
  );
  return `<svg class="tick" viewBox="${viewBox}" style="color:var(--pl-${colour})">${drawn.join('')}</svg>`;
}

function row(content: string): string {
  return `<div class="row">${content}</div>`;
}

function look(theme: string, panel: string, name?: string, contrast = ''): string {
  const heading = name === undefined ? '' : `<h2>${name}</h2>`;
  return `<section class="look" data-theme="${theme}" ${contrast}>${heading}${panel}</section>`;
}

function page(layout: string, ...content: string[]): string {
  return `<!doctype html><meta charset="utf-8"><style>${tokens}${style}</style><main class="${layout}">${content.join('')}</main>`;
}
