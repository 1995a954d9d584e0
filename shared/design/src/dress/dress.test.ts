import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { contrastRatio } from '../contrast.ts';
import { parseHex, toHex } from '../hex.ts';
import { tokenColours } from '../token-colours.ts';
import { dressFrame, frameStyle } from './frame-dress.ts';
import { dressLauncher } from './launcher-dress.ts';
import { launcherRules } from './launcher-rules.ts';
import type { Look } from './look.ts';

const plain: Look = {
  color: null,
  theme: 'auto',
  launcher: 'round',
  launcher_text: '',
  position: 'auto',
  offset_x: 20,
  offset_y: 20,
  picture: null,
  greeting: '',
};
const page = '<!doctype html><html lang="en"><head><title>Chat</title></head><body></body></html>';
const nasty = '"></style><script>alert(1)</script>\n\\';

function contrast(one: string, other: string): number {
  const [first, second] = [parseHex(one), parseHex(other)];
  return first && second ? contrastRatio(first, second) : NaN;
}

describe('the launcher', () => {
  it('[AP3] is told the same by every inbox that has no wishes, in the visitor’s language', () => {
    const [en, zh, ar] = ['el-GR,en;q=0.5', 'zh_CN', 'AR'].map((accepted) =>
      dressLauncher(plain, 'Lamp shop', accepted),
    );
    expect(en).toEqual({
      label: 'Open chat',
      close: 'Close chat',
      new: 'unread',
      css: launcherRules,
    });
    expect([zh?.label, ar?.close]).toEqual(['打开聊天', 'أغلق المحادثة']);
    expect(dressLauncher(plain, '', 'el,constructor').label).toBe('Open chat');
  });

  it.each(['#ffff00', '#ffffff', '#000000', '#7a3b8f'])(
    '[AP3] bears its white mark on %s, moved to where that is seen',
    (color) => {
      const { css } = dressLauncher({ ...plain, color }, '', '');
      const ground = /button\{background:(#\w+)\}/.exec(css)?.[1] ?? '';
      expect(contrast(ground, '#ffffff')).toBeGreaterThan(4.5);
    },
  );

  it('stands where it is wished, and no panel leaves the page', () => {
    const left = dressLauncher({ ...plain, position: 'left', offset_x: 8 }, '', '');
    expect(left.css).toBe(`${launcherRules}*{left:8px;right:auto}`);
    const far = dressLauncher({ ...plain, offset_x: 120, offset_y: 60 }, '', '').css;
    expect(far).toContain('*{inset-inline-end:clamp(20px,100vw - 420px,120px)}');
    expect(far).toContain('min(704px,100vh - 152px)');
  });

  it('is a pill with the owner’s words, or the inbox’s name', () => {
    const pill = { ...plain, launcher: 'pill' } as const;
    const asks = { ...pill, launcher_text: 'Ask us' };
    expect(dressLauncher(asks, 'Lamp shop', '').label).toBe('Ask us');
    expect(dressLauncher(pill, 'Lamp shop', '').label).toBe('Lamp shop');
    expect(dressLauncher(pill, 'x'.repeat(200), '').label).toHaveLength(24);
  });

  it('lets no word out of its string', () => {
    const { css } = dressLauncher({ ...plain, launcher: 'pill', launcher_text: nasty }, '', '');
    const content = /content:(".*?");display/s.exec(css)?.[1];
    expect(content).toMatch(/^"[^"<>\n]*"$/);
  });

  it('fits into the configuration’s 1 kB at its largest, as it is sent', () => {
    const words = { launcher: 'pill', launcher_text: '灯'.repeat(24) } as const;
    const place = { position: 'right', offset_x: 199, offset_y: 199, theme: 'light' } as const;
    const dress = dressLauncher({ ...plain, ...words, ...place, color: '#7a3b8f' }, '灯', 'ar');
    const config = { ok: true, name: 'Lamp shop', online: false, ...dress };
    expect(brotliCompressSync(JSON.stringify(config)).length).toBeLessThan(1_000);
  });
});

it('draws in the colours of the tokens, which no website has', () => {
  const rules = JSON.stringify(dressLauncher({ ...plain, launcher: 'pill' }, 'Lamp shop', ''));
  const drawn = [...rules.matchAll(/#[\da-f]{3,8}/g)].map(([code]) => code);
  const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');
  // As the loader's own build writes it.
  const shadow = css.includes('--pl-launcher-shadow: 0 4px 24px oklch(0 0 0 / 0.2)') && '#0003';
  const names = [
    'on-launcher',
    'lamp',
    'badge',
    'on-badge',
    'launcher-ring',
    'launcher-ring-outer',
  ];
  const tokens = names.map((name) => tokenColours(css, 'light').get(`--pl-${name}`));
  const written = new Set(tokens.map((colour) => colour && toHex(colour)));
  for (const code of new Set(drawn)) {
    const colour = parseHex(code);
    expect([code, written.has(colour && toHex(colour)) || code === shadow]).toEqual([code, true]);
  }
});

describe('the widget’s page', () => {
  it('[AP3] gets finished colours for both themes and high contrast', () => {
    const style = frameStyle({ ...plain, color: '#ffff00' });
    const brand = /--pl-brand:light-dark\((#\w+),(#\w+)\)/.exec(style) ?? [];
    expect(contrast(`${brand[1]}`, '#ffffff')).toBeGreaterThan(4.5);
    expect(contrast(`${brand[2]}`, '#1f1a14')).toBeGreaterThan(4.5);
    expect(style).toContain('@media (prefers-contrast:more){html:root{--pl-brand:');
  });

  it('has name, greeting and theme on it, and no style where none is needed', () => {
    const look = { ...plain, theme: 'dark', greeting: 'Which lamp?' } as const;
    const { html, style } = dressFrame(page, look, 'Lamp & Co');
    expect(html).toContain(
      '<html data-title="Lamp &amp; Co" data-greeting="Which lamp?" data-theme="dark" lang="en">',
    );
    expect([style, html.includes('<style')]).toEqual(['', false]);
    const built = page.replace('<body>', '<body><h1>&nbsp;</h1>');
    expect(dressFrame(built, look, 'Lamp & $1').html).toContain('<h1>Lamp &amp; $1</h1>');
  });

  it('keeps room for the faces that are to come', () => {
    const style = (faces: number) => dressFrame(page, plain, '', { faces }).style;
    const width = (faces: number) =>
      /\.faces:empty\{display:block;inline-size:(\w+);/.exec(style(faces));
    expect([style(0), width(1)?.[1], width(3)?.[1]]).toEqual(['', '36px', '92px']);
  });

  it('shows the picture at its head', () => {
    const picture = 'https://shop.example/logo.png?v=$&1';
    const { html, style } = dressFrame(page, { ...plain, picture }, '');
    expect(style).toContain(`.header::before{content:"";`);
    expect(style).toContain(`url("${picture}")`);
    expect(html).toContain(`<style>${style}</style></head>`);
  });

  it('takes words for words, whatever they are', () => {
    const { html } = dressFrame(page, { ...plain, greeting: nasty, picture: nasty }, nasty);
    expect(html.match(/<script|<\/style>/g)).toEqual(['</style>']);
    expect(html).not.toContain(nasty);
  });
});
