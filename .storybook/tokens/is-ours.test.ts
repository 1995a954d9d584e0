import { expect, it } from 'vitest';
import { isOurs } from './is-ours.ts';

const ours = {
  method: 'POST',
  headers: {
    host: 'localhost:6006',
    origin: 'http://localhost:6006',
    'content-type': 'application/json',
  },
};

it('takes a request of its own page', () => {
  expect(isOurs(ours)).toBe(true);
});

it.each([
  ['that only reads', { method: 'GET' }],
  ['of another website', { headers: { ...ours.headers, origin: 'https://evil.example' } }],
  ['without an origin', { headers: { ...ours.headers, origin: undefined } }],
  ['of a form', { headers: { ...ours.headers, 'content-type': 'text/plain' } }],
  [
    'that came by another name of this machine',
    { headers: { ...ours.headers, host: 'evil.example', origin: 'http://evil.example' } },
  ],
])('takes none %s', (_, change) => {
  expect(isOurs({ ...ours, ...change })).toBe(false);
});
