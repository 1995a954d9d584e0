import { describe, expect, it } from 'vitest';
import { defaultAppearance } from './appearance.ts';
import { payloads } from './golden/index.ts';
import { limits } from './limits.ts';
import { appearanceOnPage, appearanceSchema, parseCommand } from './schemas/index.ts';

function takes(change: object): boolean {
  const appearance = { ...defaultAppearance, ...change };
  return parseCommand('agent', 'inbox.update', { ...payloads['inbox.update'], appearance }).ok;
}

const picture = (length: number) => `data:image/png;base64,${'A'.repeat(length - 22)}`;

describe('an appearance', () => {
  it.each([
    {},
    {
      color: '#0a7f6e',
      theme: 'dark',
      launcher: 'pill',
      launcher_text: '问我们',
      position: 'left',
    },
    { picture: 'https://shop.example/logo.png?v=2' },
    { picture: picture(limits.picture_length) },
    { greeting: 'x'.repeat(limits.greeting_length), offset_x: 0, offset_y: 200 },
  ])('[AP1] may be %o', (change) => expect(takes(change)).toBe(true));

  it.each([
    { color: 'red' },
    { color: '#0A7F6E' },
    { color: '#0a7f6e; --x: y' },
    { theme: 'sepia' },
    { launcher: 'square' },
    { launcher_text: 'x'.repeat(limits.launcher_text_length + 1) },
    { position: 'top' },
    { offset_x: -1 },
    { offset_y: 200.5 },
    { picture: 'http://shop.example/logo.png' },
    { picture: 'https://user:word@shop.example/logo.png' },
    { picture: 'https://shop.example/"); } body { x: url("' },
    { picture: 'data:text/html;base64,AAAA' },
    { picture: picture(limits.picture_length + 1) },
    { greeting: 'x'.repeat(limits.greeting_length + 1) },
    { font: 'Papyrus' },
  ])('[AP1] may not be %o', (change) => expect(takes(change)).toBe(false));
});

describe('what a script tag says', () => {
  it('[AP2] goes before what the inbox says', () => {
    const inbox = { ...defaultAppearance, color: '#ffffff', greeting: 'Which lamp?' } as const;
    const tag = {
      inbox: 'key',
      color: '#0A7F6E',
      theme: 'dark',
      launcherText: 'Ask',
      offsetX: '40',
    };
    expect(appearanceOnPage(inbox, tag)).toEqual({
      ...inbox,
      color: '#0a7f6e',
      theme: 'dark',
      launcher_text: 'Ask',
      offset_x: 40,
    });
  });

  it('[AP2] counts for nothing where it can’t be met', () => {
    const tag = {
      color: 'teal',
      theme: '',
      launcher: ['pill', 'round'],
      offsetX: 'far',
      offsetY: '900',
      picture: 'https://elsewhere.example/logo.png',
      cfasync: 'false',
    };
    expect(appearanceOnPage(defaultAppearance, tag)).toEqual(defaultAppearance);
  });

  it('[AP2] never makes what an inbox could not be', () => {
    const tag = { greeting: 'x'.repeat(161), launcherText: '\0', position: 'right', offsetY: '0' };
    const met = appearanceOnPage(defaultAppearance, tag);
    expect(appearanceSchema.safeParse(met).success).toBe(true);
    expect(met).toEqual({ ...defaultAppearance, position: 'right', offset_y: 0 });
  });
});
