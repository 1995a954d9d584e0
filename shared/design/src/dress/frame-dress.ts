import { brandPalette, type BrandToken } from '../brand.ts';
import { cssString } from './css-string.ts';
import type { Look } from './look.ts';

/** The widget's page as one inbox wants it. */
export interface DressedFrame {
  readonly html: string;
  /** The one style in it, for the policy that has to allow it; empty where there is none. */
  readonly style: string;
}

/** What a page is told from the first besides its look. */
export interface ToldFrame {
  /** By the name of an attribute. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** So many faces will stand in the header: they get their room before anybody knows whose they are. */
  readonly faces?: number;
}

/** Puts a look, the inbox's name and what else its page is to know into the widget's page as it was built. */
export function dressFrame(
  html: string,
  look: Look,
  name: string,
  { attributes: told = {}, faces = 0 }: ToldFrame = {},
): DressedFrame {
  const style = `${frameStyle(look)}${roomFor(faces)}`;
  const theme = look.theme === 'auto' ? {} : { theme: look.theme };
  const greeting = look.greeting.trim() === '' ? {} : { greeting: look.greeting };
  const said = Object.entries({ title: name, ...greeting, ...theme, ...told });
  const attributes = said.map(([key, value]) => ` data-${key}="${escape(value)}"`).join('');
  const styled =
    style === '' ? html : html.replace('</head>', () => `<style>${style}</style></head>`);
  const titled = styled.replace('<h1>&nbsp;', () => `<h1>${escape(name)}`);
  return { html: titled.replace('<html', () => `<html${attributes}`), style };
}

/** The style of a look for the widget's page; empty where it is the house's own. */
export function frameStyle({ color, picture }: Look): string {
  const palette = color === null ? undefined : brandPalette(color);
  const brand = palette && [
    themed(palette.normal),
    `@media (prefers-contrast:more){${themed(palette.more)}}`,
  ];
  return [...(brand ?? []), ...(picture === null ? [] : [head(picture)])].join('');
}

// As wide as the widget's sheet (`header.css`) makes so many of them. It comes after this, so the selector has to weigh more.
function roomFor(faces: number): string {
  if (faces === 0) return '';
  const size = `inline-size:${36 + (faces - 1) * 28}px;block-size:36px`;
  return `html .faces:empty{display:block;${size};border-radius:18px;background:var(--pl-bubble-other)}`;
}

// The token sheet comes after it in some builds, so the selector has to weigh more than `:root`.
function themed(tokens: readonly BrandToken[]): string {
  const values = tokens.map(([name, light, dark]) => `${name}:light-dark(${light},${dark})`);
  return `html:root{${values.join(';')}}`;
}

function head(picture: string): string {
  const box = 'flex:none;inline-size:40px;block-size:40px;border-radius:10px';
  return `.header::before{content:"";${box};background:url(${cssUrl(picture)}) center/contain no-repeat}`;
}

// What the protocol lets through needs no more than quotes; anything else is taken apart.
function cssUrl(address: string): string {
  return /^[\w:/.,;+=?&%#~@!$*[\]-]+$/.test(address) ? `"${address}"` : cssString(address);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
};

function escape(text: string): string {
  return text.replaceAll(/[&"<>]/g, (sign) => entities[sign] ?? sign);
}
