import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';
import { NoticeBar } from './notice.tsx';

let desk: FrontDesk;
let screen: Rendered;

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

// Comes first: once it has been fetched, the toast is there for good.
it('says so all the same where the toast can’t be fetched', async () => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  screen = await desk.shows(
    <NoticeBar notice={{ sentence: 'Resolved.', undo: () => undefined }} />,
  );
  await desk.until(() => screen.find('p', 'Resolved.'));
  expect(screen.find('button', 'Undoz')).toBeNull();
  online.mockRestore();
});

it('says what was done, in a region that is read out, and takes it back once', async () => {
  const undo = vi.fn<() => void>();
  screen = await desk.shows(<NoticeBar notice={{ sentence: 'Resolved.', undo }} />);
  const button = await desk.until(() => screen.find('button', 'Undoz'));
  const region = screen.get('[aria-live="polite"]');
  expect(region.contains(button)).toBe(true);
  // What is read out twice is heard twice.
  expect(document.querySelectorAll('[aria-live]')).toHaveLength(1);
  await screen.clicks(button);
  await screen.presses(document.body, 'z');
  expect(undo).toHaveBeenCalledOnce();
});

it('takes back by z, but not while somebody types', async () => {
  const undo = vi.fn<() => void>();
  screen = await desk.shows(
    <>
      <textarea />
      <NoticeBar notice={{ sentence: 'Resolved.', undo }} />
    </>,
  );
  await desk.until(() => screen.find('button', 'Undoz'));
  await screen.presses(screen.get('textarea'), 'z');
  expect(undo).not.toHaveBeenCalled();
  await screen.presses(document.body, 'z');
  expect(undo).toHaveBeenCalledOnce();
});

it('leaves what can’t be undone plain, and is dismissed', async () => {
  screen = await desk.shows(<NoticeBar notice={{ sentence: 'Undone.' }} />);
  expect(screen.find('p', 'Undone.')).not.toBeNull();
  await screen.clicks(screen.get('button', 'Dismiss'));
  expect(screen.find('p', 'Undone.')).toBeNull();
});
