import { expect, it } from 'vitest';
import { deedsNeverDone } from './deeds.ts';

it('names what nobody did in a storm that has room for everything', () => {
  const never = deedsNeverDone(120_000, { 'message.send': 3, 'tab lost': 1 });
  expect(never).toContain('conversation.rate');
  expect(never).not.toContain('message.send');
  expect(never).not.toContain('tab lost');
});

it('asks nothing of a short one', () => {
  expect(deedsNeverDone(8_000, {})).toEqual([]);
});
