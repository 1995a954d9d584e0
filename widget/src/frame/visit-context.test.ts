import { limits } from '@porchlight/protocol';
import { visitContextSchema } from '@porchlight/protocol/schemas';
import { expect, it } from 'vitest';
import { visitContext } from './visit-context.ts';

const browser = { userAgent: 'Browser/1', language: 'en' } as Navigator;
const page = { url: 'https://shop.example/', title: 'Shop', referrer: '' };

it('tells what the browser told, and nothing of what it did not', () => {
  expect(visitContext(page, browser)).toMatchObject({
    page_url: 'https://shop.example/',
    page_title: 'Shop',
    referrer: null,
    user_agent: 'Browser/1',
    language: 'en',
  });
});

it('makes any page acceptable to the server, so that no title costs the visitor the chat', () => {
  const cutsAFace = `${'x'.repeat(limits.url_length - 1)}😀`;
  for (const title of [cutsAFace, 'half \ud800', 'none \u0000', 'y'.repeat(9_000)]) {
    const context = visitContext({ ...page, title }, browser);
    expect([title, visitContextSchema.safeParse(context).error]).toEqual([title, undefined]);
    expect(context.page_title).toMatch(/^(x+|half|none|y+)/);
  }
});
