import { expect, it, test } from 'vitest';
import { readPage } from './read-page.ts';

const page = 'https://shop.example/lamps';
const tag = '<script async src="https://chat.example/widget.js" data-inbox="KEY"></script>';
const found = (html: string) => readPage(html, page).tags.map(({ inbox_key }) => inbox_key);

test.each([
  ['as it is pasted', tag],
  ['behind what is quoted', `<script data-x="a > b" title='>"'></script>${tag}`],
  ['behind a comment', `<!-- <script src="/widget.js"></script> -->${tag}`],
  ['before a tag without an end', `${tag}<script src="/widget.js`],
])('finds a tag %s', (_where, html) => {
  expect(found(html)).toEqual(['KEY']);
});

test.each([
  ['in a comment', `<!-- ${tag} -->`],
  ['in a comment without an end', `<!-- ${tag}`],
])('finds no tag %s', (_where, html) => {
  expect(found(html)).toEqual([]);
});

// Whoever looks at a page has not written it, and everybody waits for who looks: what grows with the square of its length takes
// minutes for a megabyte, longer than any test may.
it.each(['<!--', '<script ', '<script "', "<meta '", '<script a="', '<script a= ', '<script a '])(
  'reads a megabyte of %s',
  (piece) => {
    const html = piece.repeat(1_000_000 / piece.length);
    for (const end of ['', '>', '"', "'"]) expect(found(`${tag}${html}${end}`)).toEqual(['KEY']);
  },
);
