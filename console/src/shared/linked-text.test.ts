// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { textParts } from './linked-text.tsx';

const links = (text: string) =>
  textParts(text)
    .filter(({ kind }) => kind === 'link')
    .map((part) => part.text);

describe('textParts', () => {
  it('finds addresses, without the punctuation that ends the sentence', () => {
    expect(links('See https://a.example/x?y=1#z.')).toEqual(['https://a.example/x?y=1#z']);
    expect(links('(http://a.example) and https://b.example/ok!')).toEqual([
      'http://a.example',
      'https://b.example/ok',
    ]);
    expect(links('请看 https://a.example/路。')).toEqual(['https://a.example/路']);
  });

  it('never links what could run', () => {
    expect(links('javascript:alert(1) data:text/html,x ftp://a.example')).toEqual([]);
  });

  it.each([
    '',
    'nothing',
    'https://a.example',
    'x https://a.example, https://b.example. y',
    '"https://a.example"',
  ])('loses nothing of %j', (text) => {
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
