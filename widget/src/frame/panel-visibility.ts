import type { Visibility } from '@porchlight/client';
import type { HostLine } from './host-line.ts';

/**
 * Whether the visitor can be reading: the window is visible, the panel open, and the focus in the host page or in our
 * frame. The frame alone can't know: after a click on the host page its own `hasFocus()` is false.
 */
export function createPanelVisibility(
  frame: Window,
  line: Pick<HostLine, 'getState' | 'subscribe'>,
): Visibility {
  const { document } = frame;
  return {
    isReading: () => {
      const { open, focused } = line.getState();
      return open && document.visibilityState === 'visible' && (focused || document.hasFocus());
    },
    subscribe: (listener) => {
      const stopLine = line.subscribe(listener);
      frame.addEventListener('focus', listener);
      frame.addEventListener('blur', listener);
      document.addEventListener('visibilitychange', listener);
      return () => {
        stopLine();
        frame.removeEventListener('focus', listener);
        frame.removeEventListener('blur', listener);
        document.removeEventListener('visibilitychange', listener);
      };
    },
  };
}
