import { expect, it } from 'vitest';
import type { PaletteItem } from './palette-item.ts';
import { rankItems } from './rank-items.ts';

const item = (
  group: PaletteItem['group'],
  label: string,
  rest: Partial<PaletteItem> = {},
): PaletteItem => ({ id: label, group, label, before: null, run: () => undefined, ...rest });

const items = [
  item('here', 'Resolve'),
  item('go', 'Resolved'),
  item('go', 'Open'),
  item('people', 'Ines Duarte', { words: 'ines@example.com 54' }),
  item('people', 'Siobhán Ní Bhriain'),
  item('people', '王小明'),
  item('settings', 'Dark'),
];

const labels = (typed: string, of: readonly PaletteItem[] = items) =>
  rankItems(of, typed).flatMap((group) => group.items.map(({ label }) => label));

it('shows everything in its own order when nothing is typed', () => {
  expect(rankItems(items, ' ').map(({ value }) => value)).toEqual([
    'here',
    'go',
    'people',
    'settings',
  ]);
  expect(labels('')).toEqual(items.map(({ label }) => label));
});

it('finds by the beginning, by letters in order, without accents, and in Chinese', () => {
  expect(labels('reso')).toEqual(['Resolve', 'Resolved']);
  expect(labels('rslv')).toEqual(['Resolve', 'Resolved']);
  expect(labels('siobhan')).toEqual(['Siobhán Ní Bhriain']);
  expect(labels('小明')).toEqual(['王小明']);
  expect(labels('zzz')).toEqual([]);
});

it('finds by other words, such as an e-mail address or a number', () => {
  expect(labels('ines@ex')).toEqual(['Ines Duarte']);
  expect(labels('54')).toEqual(['Ines Duarte']);
});

it('puts the group of the best first', () => {
  expect(rankItems(items, 'dar').map(({ value }) => value)).toEqual(['settings', 'people']);
  expect(rankItems(items, 'open')[0]?.value).toBe('go');
  expect(rankItems(items, 'd').map(({ value }) => value)[0]).toBe('settings');
});

it('shows few people when nothing is typed, more when something is, and the last heard of first', () => {
  const crowd = Array.from({ length: 50 }, (_, index) => item('people', `Visitor ${index}`));
  expect(labels('', crowd)).toEqual(crowd.slice(0, 5).map(({ label }) => label));
  expect(labels('visitor', crowd)).toEqual(crowd.slice(0, 20).map(({ label }) => label));
});
