import { useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { Select } from './select.tsx';

let desk: FrontDesk;
let screen: Rendered;

const roles = [
  { value: 'agent', label: 'Agent' },
  { value: 'admin', label: 'Admin' },
] as const;

function Role() {
  const [role, setRole] = useState<'agent' | 'admin'>('agent');
  return <Select label="Role" value={role} options={roles} onChoose={setRole} />;
}

beforeEach(async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(<Role />);
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

it('is named by its label, and shows what is chosen by its words', () => {
  const field = screen.get('[role="combobox"]');
  const label = document.getElementById(field.getAttribute('aria-labelledby') ?? '');
  expect(label?.textContent).toBe('Role');
  expect(field.textContent).toBe('Agent');
});

it('opens by the keyboard, and takes what is chosen', async () => {
  const field = screen.get('[role="combobox"]');
  await screen.presses(field, 'ArrowDown');
  const admin = await desk.until(() =>
    [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
      ({ textContent }) => textContent === 'Admin',
    ),
  );
  expect(admin.getAttribute('aria-selected')).toBe('false');
  await screen.clicks(admin);
  await desk.until(() => field.textContent === 'Admin');
});
