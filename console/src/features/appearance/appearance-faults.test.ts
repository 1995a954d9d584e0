import { defaultAppearance } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { appearanceFaults, sameAppearance, withoutFaults } from './appearance-faults.ts';

it('names every field that can’t be saved', () => {
  const draft = {
    ...defaultAppearance,
    color: 'red',
    picture: 'logo',
    offset_x: NaN,
    offset_y: 201,
  };
  expect([...appearanceFaults(draft)]).toEqual(['color', 'picture', 'offset_x', 'offset_y']);
  const good = { ...defaultAppearance, color: '#0a7f6e', picture: 'https://shop.example/a.png' };
  expect([...appearanceFaults({ ...good, offset_x: 0, offset_y: 200 })]).toEqual([]);
});

it('shows what was saved in place of what is wrong', () => {
  const saved = { ...defaultAppearance, color: '#0a7f6e' };
  const draft = { ...defaultAppearance, color: '#0a7', greeting: 'Which lamp?' };
  expect(withoutFaults(draft, saved)).toEqual({ ...saved, greeting: 'Which lamp?' });
});

it('knows a change, also to what is no number', () => {
  expect(sameAppearance(defaultAppearance, { ...defaultAppearance })).toBe(true);
  const empty = { ...defaultAppearance, offset_x: NaN };
  expect(sameAppearance(defaultAppearance, empty)).toBe(false);
  expect(sameAppearance(empty, { ...empty })).toBe(true);
});
