import { expect, it } from 'vitest';
import { weightOf } from './answer-weight.ts';

it('is about the length of the JSON', () => {
  const message = { id: 'x'.repeat(36), seq: 1, text: '你'.repeat(10_000), internal: null };
  const answer = { ok: true, events: Array.from({ length: 50 }, () => ({ data: { message } })) };
  const exact = JSON.stringify(answer).length / 1_000;
  expect(weightOf(answer)).toBeGreaterThan(exact * 0.95);
  expect(weightOf(answer)).toBeLessThan(exact * 1.05);
});
