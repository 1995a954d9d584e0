import { expect, test } from '@playwright/test';
import { layoutFaults } from './layout-faults.ts';

const pages = {
  'a sound page': ['<h1>Fine</h1><p>Words</p><button>Press</button>', []],
  'sideways scrolling': ['<p style="width:3000px">Wide</p>', [/scrolls sideways: 3\d\d\d > /u]],
  'text cut off to the side': [
    '<p style="width:40px;overflow:hidden;white-space:nowrap">A long line of words</p>',
    [/is cut off by \d+px: <p>/u],
  ],
  'text cut off below': [
    '<p style="width:60px;height:20px;overflow:hidden">A long line of words</p>',
    [/is cut off by \d+px below: <p>/u],
  ],
  'a covered button': [
    '<button>Press</button><div style="position:absolute;inset:0" aria-label="Cover"></div>',
    [/<button> “Press” is covered by <div> “Cover”/u],
  ],
  'text over text': [
    '<p>Some words</p><p style="margin-top:-32px">Other words</p>',
    [/<p> “Some words” lies over <p> “Other words”/u],
  ],
  'what lies behind a dialog': [
    '<button>Press</button><p>Words</p><dialog>Asked</dialog>' +
      '<script>document.querySelector("dialog").showModal()</script>' +
      '<style>dialog { inset: 0; width: 400px; height: 300px; margin: 0 }</style>',
    [],
  ],
  'what lies behind a dialog that is drawn by hand': [
    '<button>Press</button><p>Words</p><div role="presentation" style="position:fixed;inset:0">' +
      '<div role="dialog">Asked</div></div>',
    [],
  ],
  'a fault in a frame': [
    `<iframe srcdoc="<p style='width:3000px'>Wide</p>"></iframe>`,
    [/scrolls sideways/u],
  ],
} as const;

for (const [name, [html, faults]] of Object.entries(pages)) {
  test(`the measure of layouts knows ${name}`, async ({ browser }) => {
    const profile = await browser.newContext();
    const page = await profile.newPage();
    await page.setContent(`<!doctype html><html lang="en"><body>${html}</body></html>`);
    const found = await layoutFaults(page);
    expect(found).toHaveLength(faults.length);
    for (const [index, fault] of faults.entries()) expect(found[index]).toMatch(fault);
    await profile.close();
  });
}
