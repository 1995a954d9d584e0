import { useEffect, useState } from 'react';
import type { Screen } from './screen-pair.tsx';
import { screensOf, type StoryIndex } from './screens-of.ts';

/** Every screen that has a story, by Storybook's own list. */
export function useScreens(): readonly Screen[] {
  const [screens, setScreens] = useState<readonly Screen[]>([]);
  useEffect(() => {
    let gone = false;
    const list = async () => {
      const index = (await (await fetch('index.json')).json()) as StoryIndex;
      if (!gone) setScreens(screensOf(index));
    };
    // In a test there is no list, and the page does without.
    list().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  return screens;
}
