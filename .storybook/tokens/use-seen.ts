import { useEffect, useState, type RefObject } from 'react';

/** True once the element has been on screen. Browsers' own `loading="lazy"` begins several screens before, with all of them at once. */
export function useSeen(of: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (of.current === null || seen) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(of.current);
    return () => observer.disconnect();
  }, [of, seen]);
  return seen;
}
