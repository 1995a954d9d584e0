import { act, useState } from 'react';
import { Link, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';
import { before_sign_out } from './before-sign-out.ts';
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
const presses = async (answer: string) => {
  const buttons = dialogs()[0]?.querySelectorAll('button') ?? [];
  await screen.clicks([...buttons].find((each) => each.textContent === answer) as HTMLElement);
};
const saves = (which: string) => screen.clicks(screen.get('button', `save the ${which}`));

it('asks while either of two forms is unsaved, and nobody once both are saved', async () => {
  await saves('first');
  await goes('elsewhere');
  expect(title()).toBeUndefined();
  expect(dialogs()).toHaveLength(1);
  await presses('Stay');
  await saves('second');
  await goes('elsewhere');
  expect(title()).toBe('Elsewhere');
  await goes('further');
  expect(title()).toBe('Further');
});

it('asks once for two unsaved forms, and every way is open after that', async () => {
  await goes('elsewhere');
  expect(dialogs()).toHaveLength(1);
  await presses('Leave');
  expect(title()).toBe('Elsewhere');
  expect(dialogs()).toHaveLength(0);
  await goes('further');
  expect(title()).toBe('Further');
});

/** Wants to sign out; whether somebody asks first. */
async function isAsked(go = () => {}): Promise<boolean> {
  const { ask } = before_sign_out;
  await act(async () => ask?.(go));
  return ask !== undefined;
}

it('asks who signs out, and nobody once all is saved', async () => {
  const go = vi.fn<() => void>();
  expect(await isAsked(go)).toBe(true);
  await presses('Stay');
  expect(dialogs()).toHaveLength(0);
  expect(await isAsked(go)).toBe(true);
  expect(go).not.toHaveBeenCalled();
  await presses('Sign out');
  expect(go).toHaveBeenCalledOnce();
  await saves('first');
  await saves('second');
  expect(await isAsked()).toBe(false);
});

it('asks who signs out with unsent messages, too, one question about both', async () => {
  desk.server.faults.set({ offline: true });
  await act(async () => desk.client.send('0198c0de-0000-7000-8000-00000000000e', 'Never sent'));
  await isAsked();
  expect(dialogs()).toHaveLength(1);
  expect(dialogs()[0]?.textContent).toMatch(/1 message is not sent yet.*in the settings is not/u);
  await presses('Keep waiting');
  await goes('elsewhere');
  expect(dialogs()[0]?.textContent).not.toContain('not sent yet');
  await presses('Leave');
});
