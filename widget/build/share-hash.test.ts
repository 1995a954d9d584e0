import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { shareHash } from './share-hash.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-build-'));
  for (const one of ['.vite', 'assets']) mkdirSync(join(folder, one));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What Vite leaves of a frame that fetches a part. */
function built(part: string): void {
  const files = {
    'assets/frame-AAAAAAA.js': `import('./${part}')`,
    'assets/frame-CCCCCCCC.css': 'a{}',
    [`assets/${part}`]: `import './frame-AAAAAAA.js'`,
    'assets/sign-DDDDDDDD.svg': '<svg/>',
    'frame.html': '<script src="/widget/assets/frame-AAAAAAA.js"></script>',
    '.vite/manifest.json': JSON.stringify({
      'frame.html': { file: 'assets/frame-AAAAAAA.js', css: ['assets/frame-CCCCCCCC.css'] },
      part: { file: `assets/${part}` },
      sign: { file: 'assets/sign-DDDDDDDD.svg' },
    }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

it('calls scripts and style sheets by one hash, wherever they are named', () => {
  built('part-B-_BBBB.js');
  shareHash(folder);
  const [, common] = /frame-([\w-]{7})\.js/.exec(read('frame.html')) ?? [];
  expect(readdirSync(join(folder, 'assets')).toSorted()).toEqual([
    `frame-${common}.css`,
    `frame-${common}.js`,
    `part-${common}.js`,
    'sign-DDDDDDDD.svg',
  ]);
  expect(read(`assets/frame-${common}.js`)).toBe(`import('./part-${common}.js')`);
  expect(read(`assets/part-${common}.js`)).toBe(`import './frame-${common}.js'`);
  expect(JSON.parse(read('.vite/manifest.json'))).toMatchObject({
    'frame.html': { file: `assets/frame-${common}.js`, css: [`assets/frame-${common}.css`] },
    part: { file: `assets/part-${common}.js` },
    sign: { file: 'assets/sign-DDDDDDDD.svg' },
  });
});

it('calls all of them anew where one is another', () => {
  built('part-BBBBBBB.js');
  shareHash(folder);
  const before = read('frame.html');
  built('part-EEEEEEE.js');
  shareHash(folder);
  expect(read('frame.html')).not.toBe(before);
});

it('refuses two of one name', () => {
  built('frame-BBBBBBB.js');
  expect(() => shareHash(folder)).toThrow('of one name');
});
