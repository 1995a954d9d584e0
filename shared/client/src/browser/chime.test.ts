import { afterEach, expect, it, vi } from 'vitest';
import { chime, playChime, type ChimeContext } from './chime.ts';

afterEach(() => vi.unstubAllGlobals());

/** A context that writes down when which tone sounds. */
function quietContext() {
  const sounds: (readonly [hz: number, from: number, until: number])[] = [];
  const node = { connect: () => node };
  const context = {
    currentTime: 5,
    destination: node,
    createGain: () => {
      const ramp = () => undefined;
      const gain = {
        setValueAtTime: ramp,
        linearRampToValueAtTime: ramp,
        exponentialRampToValueAtTime: ramp,
      };
      return { ...node, gain };
    },
    createOscillator: () => {
      const frequency = { value: 0 };
      let from = 0;
      return {
        ...node,
        frequency,
        start: (at: number) => (from = at),
        stop: (at: number) => sounds.push([frequency.value, from, at]),
      };
    },
  };
  return { context: context as unknown as ChimeContext, sounds };
}

it('is two short notes, one after the other', () => {
  const { context, sounds } = quietContext();
  playChime(context);
  expect(sounds).toHaveLength(2);
  const [first, second] = sounds;
  expect(second?.[1]).toBeGreaterThan(first?.[1] ?? 0);
  for (const [, from, until] of sounds) expect(until - from).toBeLessThan(1);
});

it('never tries before somebody has pressed anything', () => {
  const made = vi.fn<() => void>();
  vi.stubGlobal('AudioContext', made);
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: false } });
  chime();
  vi.stubGlobal('navigator', {});
  chime();
  expect(made).not.toHaveBeenCalled();
});
