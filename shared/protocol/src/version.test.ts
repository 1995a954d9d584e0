import { expect, it } from 'vitest';
import { negotiateVersion } from './version.ts';

it.each([
  [{ min: 1, max: 3 }, { min: 1, max: 2 }, 2],
  [{ min: 2, max: 3 }, { min: 1, max: 2 }, 2],
  [{ min: 1, max: 1 }, { min: 1, max: 9 }, 1],
  [{ min: 2, max: 3 }, { min: 1, max: 1 }, undefined],
  [{ min: 1, max: 1 }, { min: 2, max: 3 }, undefined],
])('[HS1] ours %j and theirs %j speak %s', (ours, theirs, version) => {
  expect(negotiateVersion(ours, theirs)).toBe(version);
});
