import { useState } from 'react';
import { Link, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';
import { FormFoot } from './form-foot.tsx';

let desk: FrontDesk;
let screen: Rendered;

/** Two forms on one page, each with something unsaved until its button is pressed. */
function TwoForms() {
  const [first, setFirst] = useState(true);
  const [second, setSecond] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setFirst(false)}>
        save the first
      </button>
      <button type="button" onClick={() => setSecond(false)}>
        save the second
      </button>
      <FormFoot save="a" saved="s" saving="idle" changed={first} />
      <FormFoot save="b" saved="s" saving="idle" changed={second} />
    </>
  );
}

beforeEach(async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(
    <>
      <Link to="/elsewhere">elsewhere</Link>
      <Link to="/further">further</Link>
      <Routes>
        <Route path="/forms" element={<TwoForms />} />
        <Route path="/elsewhere" element={<h1>Elsewhere</h1>} />
        <Route path="/further" element={<h1>Further</h1>} />
      </Routes>
    </>,
    '/forms',
  );
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

const goes = (where: string) => screen.clicks(screen.get('a', where));
const title = () => screen.find('h1')?.textContent;
const dialogs = () => document.querySelectorAll('[role="alertdialog"], [role="dialog"], dialog');
const saves = (which: string) => screen.clicks(screen.get('button', `save the ${which}`));

it('asks while either of two forms is unsaved, and nobody once both are saved', async () => {
  await saves('first');
  await goes('elsewhere');
  expect(title()).toBeUndefined();
  expect(dialogs()).toHaveLength(1);
  const [stay] = dialogs()[0]?.querySelectorAll('button') ?? [];
  await screen.clicks(stay as HTMLElement);
  await saves('second');
  await goes('elsewhere');
  expect(title()).toBe('Elsewhere');
  await goes('further');
  expect(title()).toBe('Further');
});

it('asks once for two unsaved forms, and every way is open after that', async () => {
  await goes('elsewhere');
  expect(dialogs()).toHaveLength(1);
  const leave = [...(dialogs()[0]?.querySelectorAll('button') ?? [])].find(
    ({ textContent }) => textContent === 'Leave',
  );
  await screen.clicks(leave as HTMLElement);
  expect(title()).toBe('Elsewhere');
  expect(dialogs()).toHaveLength(0);
  await goes('further');
  expect(title()).toBe('Further');
});
