import { expect, it } from 'vitest';
import { splitLinks } from './split-links.ts';

const links = (text: string) => splitLinks(text).flatMap(({ href }) => href ?? []);

it('leaves text without an address alone', () => {
  expect(splitLinks('Two are left.\n\nShall I?')).toEqual([{ text: 'Two are left.\n\nShall I?' }]);
});

it('cuts an address out of a sentence, without the sentence’s own signs', () => {
  expect(splitLinks('See https://nightjar.example/otter, or (www.nightjar.example).')).toEqual([
    { text: 'See ' },
    { text: 'https://nightjar.example/otter', href: 'https://nightjar.example/otter' },
    { text: ', or (' },
    { text: 'www.nightjar.example', href: 'https://www.nightjar.example' },
    { text: ').' },
  ]);
});

it('takes time that grows with the length of a text, not with its square', () => {
  const address = `https://nightjar.example/${'.'.repeat(250_000)}otter`;
  expect(links(`${address}.`)).toEqual([address]);
});

it('keeps a bracket that the address opened itself', () => {
  expect(links('https://en.example/Lamp_(light)')).toEqual(['https://en.example/Lamp_(light)']);
});

it('stops at Chinese punctuation', () => {
  expect(links('请看 https://nightjar.example/lamp。谢谢')[0]).toMatch(
    /^https:\/\/nightjar\.example\/lamp/,
  );
  expect(splitLinks('https://a.example/x。').map(({ text }) => text)).toEqual([
    'https://a.example/x',
    '。',
  ]);
});

it('never makes a link of anything that could run', () => {
  const hostile = [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '<a href="javascript:alert(1)">x</a>',
  ];
  for (const text of hostile) expect(links(text)).toEqual([]);
  for (const href of links('https://x.example/"onmouseover=alert(1)'))
    expect(href).not.toContain('"');
});

it('makes no link of what is no address', () => {
  expect(links('http:// http://[bad www. ftp://a.example')).toEqual([]);
});

it.each([
  '',
  'https://a.example',
  '"https://a.example"',
  'a https://x.example?q=1&r=2 b\n www.y.example/ü; http:// c http://[bad d',
])('changes no letter of %j', (text) => {
  expect(
    splitLinks(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
