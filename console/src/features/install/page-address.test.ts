// @vitest-environment node
import { expect, it } from 'vitest';
import { pageAddress } from './page-address.ts';

it.each([
  ['https://shop.example/otter?x=1', 'https://shop.example/otter?x=1'],
  [' shop.example ', 'https://shop.example/'],
  ['http://localhost:8080', 'http://localhost:8080/'],
  ['ftp://shop.example', null],
  ['my shop', null],
  ['', null],
])('%s is %s', (text, address) => {
  expect(pageAddress(text)).toBe(address);
});
