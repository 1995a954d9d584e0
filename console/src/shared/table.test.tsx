import { afterEach, beforeEach, expect, it } from 'vitest';
import { render, type Rendered } from '../test/rendered.tsx';
import { Table, type Column } from './table.tsx';

interface Lamp {
  readonly id: string;
  readonly name: string;
  readonly watts: number;
}

const lamps: readonly Lamp[] = [
  { id: '1', name: 'Moth', watts: 100 },
  { id: '2', name: 'Heron', watts: 9 },
];

const columns: readonly [Column<Lamp>, Column<Lamp>] = [
  { key: 'name', title: 'Name', orderBy: ({ name }) => name, renderCell: ({ name }) => name },
  {
    key: 'watts',
    title: 'Watts',
    orderBy: ({ watts }) => watts,
    renderCell: ({ watts }) => `${watts} W`,
  },
];

let screen: Rendered;

beforeEach(async () => {
  screen = await render(<Table label="Lamps" columns={columns} rows={lamps} />);
});

afterEach(() => screen.leaves());

const names = () =>
  [...screen.page.querySelectorAll('[role="rowheader"]')].map(({ textContent }) => textContent);

it('is named, and each of its rows is named by its first column', () => {
  expect(screen.get('table').getAttribute('aria-label')).toBe('Lamps');
  expect(names()).toEqual(['Heron', 'Moth']);
});

it('tells on each card what its values are', () => {
  expect(screen.get('tbody tr').textContent).toBe('HeronWatts9 W');
});

it('is ordered by what a column is about, not by how it is written', async () => {
  await screen.clicks(screen.get('thead button', 'Watts'));
  expect(names()).toEqual(['Heron', 'Moth']);
  expect(screen.get('th[aria-sort="ascending"]').textContent).toBe('Watts');
  await screen.clicks(screen.get('thead button', 'Watts'));
  expect(names()).toEqual(['Moth', 'Heron']);
  expect(screen.get('th[aria-sort="descending"]').textContent).toBe('Watts');
});

it('is turned round above the cards, too', async () => {
  const turn = screen.get('button', 'The other way round');
  await screen.clicks(turn);
  expect(names()).toEqual(['Moth', 'Heron']);
  expect(turn.getAttribute('aria-pressed')).toBe('true');
});
