import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renameAll } from './share-hash.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-build-'));
  for (const one of ['.vite', 'assets']) mkdirSync(join(folder, one));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What Vite leaves of a frame that fetches a part, renamed. */
function build(part: string): void {
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
  renameAll(folder, Object.keys(files));
}

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

it('calls scripts and style sheets by one hash, wherever they are named', () => {
  build('part-B-_BBBB.js');
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
  build('part-BBBBBBB.js');
  const before = read('frame.html');
  build('part-EEEEEEE.js');
  expect(read('frame.html')).not.toBe(before);
});

it('lets the second of one name keep its own', () => {
  build('frame-BBBBBBB.js');
  const [, common] = /frame-([\w-]{7})\.js/.exec(read('frame.html')) ?? [];
  expect(read(`assets/frame-${common}.js`)).toBe("import('./frame-BBBBBBB.js')");
});
