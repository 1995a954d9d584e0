import type { Sound } from '../frame/sound.ts';

/** A sound that nobody hears; it can be turned on and off. */
export function createSilence(): Sound {
  let on = true;
  return {
    isOn: () => on,
    turn: (next) => void (on = next),
    ring: () => undefined,
  };
}
