import { expect, it, vi } from 'vitest';
import type { HostState } from '../port/port-messages.ts';
import { createPanelVisibility } from './panel-visibility.ts';

function setUp() {
  const world = { open: true, focused: false, visible: true, inFrame: false };
  const listeners = new Set<() => void>();
  const document = Object.assign(new EventTarget(), { hasFocus: () => world.inFrame });
  Object.defineProperty(document, 'visibilityState', {
    get: () => (world.visible ? 'visible' : 'hidden'),
  });
  const frame = Object.assign(new EventTarget(), { document }) as unknown as Window;
  const line = {
    getState: (): HostState => ({ open: world.open, focused: world.focused, title: '' }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { world, frame, listeners, visibility: createPanelVisibility(frame, line) };
}

it.each([
  // open, host page focused, focus in the frame, visible → reading
  [true, true, false, true, true],
  [true, false, true, true, true],
  [true, false, false, true, false],
  [false, true, false, true, false],
  [false, false, true, true, false],
  [true, true, false, false, false],
  [true, false, true, false, false],
])('open %s, host focused %s, frame focused %s, visible %s: reading %s', (...row) => {
  const [open, focused, inFrame, visible, reading] = row;
  const { world, visibility } = setUp();
  Object.assign(world, { open, focused, inFrame, visible });
  expect(visibility.isReading()).toBe(reading);
});

it('tells of every change, until it is stopped', () => {
  const { frame, listeners, visibility } = setUp();
  const listener = vi.fn<() => void>();
  const stop = visibility.subscribe(listener);
  const changeAll = () => {
    frame.dispatchEvent(new Event('focus'));
    frame.dispatchEvent(new Event('blur'));
    frame.document.dispatchEvent(new Event('visibilitychange'));
    for (const heard of listeners) heard();
  };
  changeAll();
  expect(listener).toHaveBeenCalledTimes(4);
  stop();
  changeAll();
  expect(listener).toHaveBeenCalledTimes(4);
});
