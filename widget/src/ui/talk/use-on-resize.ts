import { type RefObject, useEffect } from 'react';

/** Runs whenever the element's size has changed: a keyboard came up, the composer grew. Give it the same function each time. */
export function useOnResize(ref: RefObject<HTMLElement | null>, run: () => void): void {
  useEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new ResizeObserver(run);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref, run]);
}
