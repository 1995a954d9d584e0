import type { Cdp } from './cdp.ts';
import { eventually } from './eventually.ts';
import type { Frames } from './frames.ts';

// What works in the headless shell of Chromium 153 (tried one by one; window.spec.ts holds it to that):
// - Each window has a focus of its own. Opening, activating or clicking another window, Target.activateTarget,
//   Page.bringToFront, popups and pickers take it from nobody, and no tab ever covers another.
// - Browser.setWindowBounds {minimized} hides a window truthfully: visibilityState `hidden`, hasFocus() false, real `blur`
//   and `visibilitychange` events, in frames of other processes too. {normal} undoes all of it.
// - A window that is minimised while somebody captures it (as when it is shared in a meeting) is blurred in the same way
//   but stays visible: all that a page can know of standing beside a window that has the focus. DevTools holds such a
//   capture for as long as a session has focus emulation on; the emulation itself is one flag for all sessions, and
//   another session takes it back. So no page is ever told that it has a focus which it hasn't.
// - Input gives a window the focus, hidden or not: a hidden window can be given it back by a key press, and nobody may
//   type or click in a window they have left.

/** What a document can know of being looked at. */
export interface Sight {
  readonly visibility: 'visible' | 'hidden';
  readonly focused: boolean;
}

/** Where a window stands on its owner's desk. */
export interface Desk {
  /** Minimises it: hidden, and without the focus. Resolves once every document in it says so. */
  readonly hides: () => Promise<void>;
  /** Hides it but leaves it the focus, as a locked screen may. Resolves once its page says so. */
  readonly isHiddenWithFocus: () => Promise<void>;
  /** Leaves it in sight but takes the focus away. Resolves once every document in it says so. */
  readonly losesFocus: () => Promise<void>;
  /** Brings it back into sight and focus. Resolves once its page says so. */
  readonly returns: () => Promise<void>;
  /** What the page says, then what each frame in it says. */
  readonly sights: () => Promise<readonly Sight[]>;
}

/** Puts the window of a target on the desk; `page` is a session of that target. */
export async function deskOf(
  cdp: Cdp,
  target: string,
  page: string,
  frames: Frames,
): Promise<Desk> {
  const setState = await windowStateOf(cdp, target);
  const sights = () => sightsOf(frames);
  const top = async () => (await sights()).slice(0, 1);
  let release: (() => Promise<object>) | undefined;
  const stopCapture = async () => {
    await release?.();
    release = undefined;
  };
  return {
    sights,
    hides: async () => {
      await stopCapture();
      await setState('minimized');
      await settles(sights, { visibility: 'hidden', focused: false });
    },
    isHiddenWithFocus: async () => {
      await stopCapture();
      await setState('minimized');
      await settles(sights, { visibility: 'hidden', focused: false });
      // A key without a meaning of its own.
      await cdp.call('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Shift' }, page);
      await cdp.call('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Shift' }, page);
      await settles(top, { visibility: 'hidden', focused: true });
    },
    losesFocus: async () => {
      release ??= await keepVisible(cdp, target, page);
      await setState('minimized');
      await settles(sights, { visibility: 'visible', focused: false });
    },
    returns: async () => {
      await setState('normal');
      await stopCapture();
      await settles(top, { visibility: 'visible', focused: true });
    },
  };
}

async function windowStateOf(cdp: Cdp, targetId: string) {
  const asked = { targetId };
  const { windowId } = await cdp.call<{ windowId: number }>('Browser.getWindowForTarget', asked);
  return (windowState: 'normal' | 'minimized') =>
    cdp.call('Browser.setWindowBounds', { windowId, bounds: { windowState } });
}

async function sightsOf(frames: Frames): Promise<readonly Sight[]> {
  const asked = '({ visibility: document.visibilityState, focused: document.hasFocus() })';
  const all = (await frames.list()).map((frame) => frames.evaluate<Sight>(frame, asked));
  return Promise.all(all);
}

async function settles(sights: Desk['sights'], expected: Sight): Promise<void> {
  const odd = async () => (await sights()).filter((sight) => !same(sight, expected));
  const message = `every document is ${expected.visibility}, focused: ${expected.focused}`;
  await eventually(message, odd).toEqual([]);
}

function same(one: Sight, other: Sight): boolean {
  return one.visibility === other.visibility && one.focused === other.focused;
}

/** Captures the page, and takes back the focus that DevTools pretends for it. Resolves with the end of the capture. */
async function keepVisible(
  cdp: Cdp,
  targetId: string,
  page: string,
): Promise<() => Promise<object>> {
  const attach = { targetId, flatten: true };
  const { sessionId } = await cdp.call<{ sessionId: string }>('Target.attachToTarget', attach);
  const emulate = (enabled: boolean, session: string) =>
    cdp.call('Emulation.setFocusEmulationEnabled', { enabled }, session);
  await emulate(true, sessionId);
  await emulate(true, page);
  await emulate(false, page);
  return () => cdp.call('Target.detachFromTarget', { sessionId });
}
