// What we use of React, over Preact itself: the build and the tests take this file where the source says `react` or
// `react-dom`. Preact's own stand-in (compat) does much more, and weighs 1.3 kB.
import { useLayoutEffect, useState } from 'preact/hooks';

export { createContext, render } from 'preact';
export {
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks';

/** React's hook of this name, for stores that give the same object until something changes. */
export function useSyncExternalStore<Snapshot>(
  subscribe: (listener: () => void) => () => void,
  getSnapshot: () => Snapshot,
): Snapshot {
  const [, render] = useState({});
  const shown = getSnapshot();
  useLayoutEffect(() => {
    const consider = () => render({});
    // What changed between the rendering and now was told to nobody.
    if (getSnapshot() !== shown) consider();
    return subscribe(consider);
    // A change of the snapshot renders by itself.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [subscribe]);
  return shown;
}
