import { browserClock } from '@porchlight/client/browser';
import { createScene, shareScene, type Scene } from '@porchlight/mock-server';
import { useEffect, useMemo, useState } from 'react';
import { weatherOf, type Settings } from './settings.ts';

/** The scene of these settings, and how to begin it anew. With another seed or number of conversations it is another. */
export function useScene(settings: Settings): {
  readonly scene: Scene;
  readonly again: () => void;
} {
  const { seed, conversations } = settings;
  const [begun, setBegun] = useState(0);
  const scene = useMemo(() => {
    const made = createScene({ seed, conversations: bounded(conversations) }, browserClock);
    // The windows look for it as soon as they are there.
    shareScene(made);
    return made;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a number that only asks for another one
  }, [seed, conversations, begun]);
  useEffect(() => () => scene.close(), [scene]);
  useEffect(() => scene.changeWeather(weatherOf(settings)), [scene, settings]);
  return { scene, again: () => setBegun((count) => count + 1) };
}

/** More would take the page a while. */
const most = 10_000;

function bounded(count: number): number {
  return Math.min(most, Math.max(0, Math.round(count)));
}
