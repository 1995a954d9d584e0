import type { Kept } from './kept.ts';

/** The sound of news, which the visitor may turn off. */
export interface Sound {
  readonly isOn: () => boolean;
  /** Kept for next time. */
  readonly turn: (on: boolean) => void;
  readonly ring: () => void;
}

/** Makes it. What plays it is fetched with the first news. */
export function createSound(kept: Kept, scope: string): Sound {
  const key = `${scope}/silent`;
  const isOn = () => kept.get(key) !== 'yes';
  return {
    isOn,
    turn: (on) => kept.set(key, on ? 'no' : 'yes'),
    ring: () => {
      if (!isOn()) return;
      import('@porchlight/client/chime').then(
        ({ chime }) => chime(),
        () => undefined,
      );
    },
  };
}
