import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';
import { PopoverButton } from './overlays/popover-button.tsx';
import { useShortcut } from './shortcuts.ts';
import { useFetchedDialog } from './use-fetched-dialog.ts';

let desk: FrontDesk;
let screen: Rendered;
let come: () => void;
let fail: (why: Error) => void;
const back = vi.fn<() => void>();

/** A screen that Escape leaves, and two parts of it whose code comes when it may. */
function Desk({ load }: { load: () => Promise<unknown> }) {
  useShortcut('back', back);
  const dialog = useFetchedDialog(load);
  return (
    <>
      <button type="button" onClick={dialog.begin}>
        ask
      </button>
      {dialog.open && <input aria-label="question" />}
      <PopoverButton title="Details" load={load} renderContent={() => 'what there is'}>
        {(trigger) => (
          <button {...trigger} type="button">
            more
          </button>
        )}
      </PopoverButton>
    </>
  );
}

beforeEach(async () => {
  back.mockClear();
  desk = await openFrontDesk();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  come = resolve;
  fail = reject;
  screen = await desk.shows(<Desk load={() => promise} />);
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

const escapes = () => screen.presses(document.body, 'Escape');
const comes = () => act(async () => come());

it('Escape gives up a popover that is being fetched, and nothing else', async () => {
  await screen.clicks(screen.get('button', 'more'));
  await escapes();
  expect(back).not.toHaveBeenCalled();
  await comes();
  expect(document.body.textContent).not.toContain('what there is');
  await escapes();
  expect(back).toHaveBeenCalledOnce();
});

it('Escape gives up a dialog that is being fetched, and nothing else', async () => {
  await screen.clicks(screen.get('button', 'ask'));
  await escapes();
  await comes();
  expect(screen.find('input')).toBeNull();
  expect(back).not.toHaveBeenCalled();
});

it('Escape closes what is there and has not got the focus yet', async () => {
  await screen.clicks(screen.get('button', 'ask'));
  await comes();
  expect(screen.find('input')).not.toBeNull();
  await escapes();
  expect(screen.find('input')).toBeNull();
  expect(back).not.toHaveBeenCalled();
});

it('Escape is the screen’s again once the focus has moved', async () => {
  await screen.clicks(screen.get('button', 'ask'));
  await comes();
  await act(async () => screen.get('input').focus());
  await escapes();
  expect(back).toHaveBeenCalledOnce();
});

it('Escape is the screen’s again where the part can’t be had', async () => {
  await screen.clicks(screen.get('button', 'more'));
  await act(async () => fail(new Error('no network')));
  expect(desk.said).toEqual(['The server can’t be reached. Try again in a moment.']);
  await escapes();
  expect(back).toHaveBeenCalledOnce();
});
