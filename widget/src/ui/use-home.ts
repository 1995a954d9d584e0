import { useEffect, useState } from 'react';

const load = () => import('./home/home.tsx');

/** The part of the chat that lists conversations, once it is wanted and there. */
export function useHome(wanted: boolean, onLost: () => void) {
  const [home, setHome] = useState<Awaited<ReturnType<typeof load>>>();
  useEffect(() => {
    if (wanted && !home) load().then(setHome, onLost);
  }, [wanted, home, onLost]);
  return wanted ? home : undefined;
}
