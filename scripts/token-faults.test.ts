import { describe, expect, it } from 'vitest';
import { tokenFaults } from './token-faults.ts';

const found = (path: string, text: string, own_look = false) =>
  tokenFaults(path, text, own_look).map((line) => / has a (.*?) outside/.exec(line)?.[1]);

describe('a value outside the tokens is found', () => {
  it.each([
    ['colour', 'color: #fff'],
    ['colour', 'color: red'],
    ['colour', 'border: 1px solid Black'],
    ['colour', 'background: rgb(0 0 0 / 0.5)'],
    ['colour', 'background: linear-gradient(var(--pl-bg), hsl(20deg 10% 10%))'],
    ['colour', 'fill: oklch(0.5 0.1 20)'],
    ['colour', 'color: oklch(from var(--pl-brand) 0.5 c h)'],
    ['colour', 'color: var(--pl-text, #111)'],
    ['colour', 'background: color-mix(in oklab, var(--pl-bg), #000)'],
    ['colour', '--mine: #abc'],
    ['font size', 'font-size: 13px'],
    ['font size', 'font-size: 0.8rem'],
    ['font size', 'font-size: clamp(12px, 2vw, var(--pl-font-size-xl))'],
    ['font size', 'font: 12px/1.4 var(--pl-font)'],
    ['font size', '--text-md: 14px'],
    ['font weight', 'font-weight: 650'],
    ['font weight', 'font: bold var(--pl-font-size-sm) / 20px var(--pl-font)'],
    ['radius', 'border-radius: 7px'],
    ['radius', 'border-radius: var(--pl-radius-lg) 4px 0 0'],
    ['radius', 'border-end-start-radius: 50%'],
    ['radius', '--radius-md: 10px'],
    ['shadow', 'box-shadow: 0 1px 2px var(--pl-shadow-near)'],
    ['shadow', 'box-shadow: var(--pl-elevation-1), 0 2px 9px currentColor'],
    ['shadow', 'text-shadow: 0 1px 0 currentColor'],
    ['shadow', 'filter: drop-shadow(0 1px 2px currentColor)'],
    ['time', 'transition: opacity 0.2s'],
    ['time', 'transition-duration: 150ms'],
  ])('a %s in the sheet: %s', (fault, declaration) => {
    expect(found('widget/src/a.css', `a { ${declaration} }`)).toEqual([fault]);
  });

  it.each([
    ['font size', `<p className="mt-2 text-[13px]" />`],
    ['font size', `<p className="tablet:text-[0.8rem]" />`],
    ['font size', `<p className="[font-size:13px]" />`],
    ['font size', `<text fontSize="9px" />`],
    ['font size', `<p style={{ fontSize: 13 }} />`],
    ['font weight', `<p className="font-[650]" />`],
    ['radius', `<p className={\`rounded-[7px] \${more}\`} />`],
    ['radius', `<p className="hover:rounded-ss-[7px]" />`],
    ['radius', `<p style={{ borderRadius: '50%' }} />`],
    ['shadow', `<p className="shadow-[0_1px_2px_var(--pl-shadow-near)]" />`],
    ['colour', `<p className="bg-[#0af]" />`],
    ['colour', `<p className="border-[color:red]" />`],
    ['colour', `<p className="text-[oklch(0.5_0.1_20)]" />`],
    ['colour', `<p className="hover:border-line-strong/60" />`],
    ['colour', `<path fill="#fff" />`],
    ['colour', `<path stroke="teal" />`],
    ['colour', `<p style={{ backgroundColor: 'rgba(0,0,0,.2)' }} />`],
    ['time', `<p className="duration-[250ms]" />`],
  ])('a %s in the component: %s', (fault, source) => {
    expect(found('console/src/a.tsx', `export const A = ${source};`)).toEqual([fault]);
  });

  it('in a page’s own styles', () => {
    const page = '<style>\n\nb { color: red }</style><p style="font-size: 9px">';
    expect(tokenFaults('console/index.html', page)).toEqual([
      'console/index.html:3 has a colour outside the tokens: color: red',
      'console/index.html:3 has a font size outside the tokens: font-size: 9px',
    ]);
  });

  it('in a website’s sheet beside its own properties', () => {
    expect(found('server/demo/shop.css', ':root { color: red } a { --ink: #000 }', true)).toEqual([
      'colour',
      'colour',
    ]);
  });
});

describe('what is lawful passes', () => {
  it.each([
    'color: var(--pl-text)',
    'color: currentColor',
    'background: Canvas',
    'background: color-mix(in oklab, var(--pl-brand) 24%, transparent)',
    'background: url(#fade)',
    'mask: url("a.svg#add")',
    "content: '#fff'",
    'border: 1px solid var(--pl-border)',
    'font: inherit',
    'font: var(--pl-weight-strong) var(--pl-font-size-xs) / 20px var(--pl-font)',
    'border-radius: 0 var(--pl-radius-sm) 0 0',
    'box-shadow: none',
    'box-shadow: var(--pl-elevation-2)',
    'box-shadow: inset 0 0 0 1px var(--pl-brand)',
    'transition: opacity var(--pl-motion) 0s',
    'animation: writing 1.2s infinite',
    'inline-size: 360px',
    'grid-template-areas: red',
  ])('%s', (declaration) => {
    expect(found('widget/src/a.css', `a { ${declaration} }`)).toEqual([]);
  });

  it.each([
    `<p className="w-[13px] min-h-[calc(50%+8px)] outline-[1.5px] text-(--pl-text)" />`,
    `<p className="rounded-[inherit] text-[length:var(--pl-font-size-sm)] bg-[--pl-bg]" />`,
    `<p className="text-sm/6 to-surface">yes-or/no</p>`,
    `<a href="#fed">{'#123456 red'}</a>`,
    `<path fill="none" stroke="currentColor" strokeWidth="2" />`,
    `<p style={{ transform: 'none', height: 13 }} />`,
  ])('%s', (source) => {
    expect(found('console/src/a.tsx', `export const A = ${source};`)).toEqual([]);
  });

  it('a website’s own look', () => {
    expect(found('server/demo/shop.css', ':root { --ink: #000; --size: 17px }', true)).toEqual([]);
  });
});
