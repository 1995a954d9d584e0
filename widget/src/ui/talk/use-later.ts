import { useEffect, useState } from 'react';

const load = () => import('./later/later.ts');

/** The later part of the chat. */
export type Later = Awaited<ReturnType<typeof load>>;

/**
 * The later part, once it is there. It is fetched when a connection stands, so that it is there for those who want to
 * know why there is none; or when it is `wanted` now. Then `onLost` is told where it can't be had, since what somebody
 * asked for must not open by itself much later. `lost` is true from then on until it is there.
 */
export function useLater(
  live: boolean,
  wanted: boolean,
  onLost: () => void,
): readonly [later: Later | undefined, lost: boolean] {
  const [later, setLater] = useState<Later>();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (later || !(live || wanted)) return;
    load().then(setLater, () => {
      setLost(wanted);
      if (wanted) onLost();
    });
  }, [later, live, wanted, onLost]);
  return [later, lost && !later];
}
