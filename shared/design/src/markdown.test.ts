import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, plainText, type Block, type Span } from './markdown.ts';
import { hostileTexts } from './testing/hostile-texts.ts';

/** The spans as one would write them down: `b(…)`, `i(…)`, `code(…)`, `a(address|…)`. */
function told(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      switch (span.kind) {
        case 'text':
          return span.text;
        case 'code':
          return `code(${span.text})`;
        case 'strong':
          return `b(${told(span.spans)})`;
        case 'em':
          return `i(${told(span.spans)})`;
        case 'link':
          return `a(${span.href}|${told(span.spans)})`;
      }
    })
    .join('');
}

const line = (text: string) => {
  const [block, ...more] = parseMarkdown(text);
  if (block?.kind !== 'lines' || more.length > 0) throw new Error('more than lines');
  return told(block.spans);
};

function linksIn(spans: readonly Span[]): readonly string[] {
  return spans.flatMap((span) => {
    if (!('spans' in span)) return [];
    return [...(span.kind === 'link' ? [span.href] : []), ...linksIn(span.spans)];
  });
}

const hrefs = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => {
    if (block.kind === 'code') return [];
    return block.kind === 'lines' ? linksIn(block.spans) : block.items.flatMap(linksIn);
  });

describe('a line', () => {
  it.each([
    ['**bold** and *italic*, or _so_', 'b(bold) and i(italic), or i(so)'],
    ['***both***', '***both***'],
    ['**bold with *italic* in it**', 'b(bold with i(italic) in it)'],
    ['`code with **no** dress`', 'code(code with **no** dress)'],
    ['2*3*4 = 24, snake_case_name, __init__', '2*3*4 = 24, snake_case_name, __init__'],
    ['so * not * closed *', 'so * not * closed *'],
    ['**open', '**open'],
    ['``', '``'],
    ['**один** и *два*', 'b(один) и i(два)'],
    ['**不**', 'b(不)'],
    ['*one\ntwo*', '*one\ntwo*'],
  ])('%s', (text, expected) => {
    expect(line(text)).toBe(expected);
  });

  it.each([
    ['[our lamps](https://a.example/x)', 'a(https://a.example/x|our lamps)'],
    ['[**our** lamps](https://a.example)', 'a(https://a.example|b(our) lamps)'],
    ['[write](mailto:us@a.example)', 'a(mailto:us@a.example|write)'],
    [
      'see https://a.example/b_c_d*e*.',
      'see a(https://a.example/b_c_d*e*|https://a.example/b_c_d*e*).',
    ],
    ['**https://a.example**', 'b(a(https://a.example|https://a.example))'],
    ['www.a.example', 'a(https://www.a.example|www.a.example)'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['[x](/inside)', '[x](/inside)'],
    [
      '[https://good.example](https://other.example)',
      '[https://good.example](a(https://other.example|https://other.example))',
    ],
  ])('%s', (text, expected) => {
    expect(line(text)).toBe(expected);
  });

  it('keeps the words of the author apart from the address: no name stands for another website', () => {
    expect(hrefs(parseMarkdown('[https://B.example/c](https://b.example/d)'))).toEqual([
      'https://b.example/d',
    ]);
    expect(hrefs(parseMarkdown('[www.b.example](https://b.example/d)'))).toEqual([
      'https://b.example/d',
    ]);
    expect(hrefs(parseMarkdown('[a](https://b.example) [c](mailto:d@e.example)'))).toEqual([
      'https://b.example',
      'mailto:d@e.example',
    ]);
  });
});

describe('blocks', () => {
  it('are lists with and without numbers, between lines', () => {
    const blocks = parseMarkdown('We have:\n- brass\n- **black**\n\n3. first\n4. second\nYes');
    expect(blocks).toEqual([
      { kind: 'lines', spans: [{ kind: 'text', text: 'We have:' }] },
      {
        kind: 'list',
        start: null,
        items: [
          [{ kind: 'text', text: 'brass' }],
          [{ kind: 'strong', spans: [{ kind: 'text', text: 'black' }] }],
        ],
      },
      { kind: 'lines', spans: [] },
      {
        kind: 'list',
        start: 3,
        items: [[{ kind: 'text', text: 'first' }], [{ kind: 'text', text: 'second' }]],
      },
      { kind: 'lines', spans: [{ kind: 'text', text: 'Yes' }] },
    ]);
  });

  it('are code, to the letter, where the fence is closed', () => {
    expect(parseMarkdown('```js\nlet *a* = 1;\n\n- b\n```')).toEqual([
      { kind: 'code', text: 'let *a* = 1;\n\n- b' },
    ]);
    expect(parseMarkdown('```\nopen')).toEqual([
      { kind: 'lines', spans: [{ kind: 'text', text: '```\nopen' }] },
    ]);
  });

  it('are nothing where a dash is only a dash', () => {
    for (const text of ['-5 degrees', '- ', '1.5 m', '--- x'])
      expect(parseMarkdown(text)).toEqual([{ kind: 'lines', spans: [{ kind: 'text', text }] }]);
  });
});

it('has the words alone for where there is no room for more', () => {
  expect(plainText('**Two** are left:\n- [brass](https://a.example)\n- `black`')).toBe(
    'Two are left: brass black',
  );
});

it('makes links to http, https and mailto alone, whatever somebody writes', () => {
  for (const text of hostileTexts) {
    for (const href of hrefs(parseMarkdown(text))) {
      expect(['http:', 'https:', 'mailto:']).toContain(new URL(href).protocol);
    }
  }
});

it('loses no letter of what is no sign, and throws for nothing', () => {
  const signs = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '[',
    '](',
    ')',
    '\n',
    '- ',
    'a',
    ' ',
    'https://x.example',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const letters = plainText(text).replaceAll(/[^a]/g, '').length;
      const links = text.match(/https:\/\/x\.example/g)?.length ?? 0;
      expect(letters).toBeLessThanOrEqual((text.match(/a/g) ?? []).length + links);
    }),
  );
});

it('takes no longer for what was made to take long', () => {
  const length = 10_000;
  for (const part of [
    '*',
    '**a',
    '_a ',
    '`a',
    '[',
    '[a](',
    '[[](',
    '* a\n',
    '**_',
    'www.',
    '*a _b ',
  ]) {
    const began = performance.now();
    parseMarkdown(part.repeat(length / part.length));
    expect([part, performance.now() - began < 500]).toEqual([part, true]);
  }
});
