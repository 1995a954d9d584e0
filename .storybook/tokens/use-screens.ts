import { useEffect, useState } from 'react';
import type { Screen } from './screen-pair.tsx';

interface Index {
  readonly entries: Readonly<
    Record<string, { readonly id: string; readonly title: string; readonly name: string }>
  >;
}

/** Every screen that has a story, by Storybook's own list. */
export function useScreens(): readonly Screen[] {
  const [screens, setScreens] = useState<readonly Screen[]>([]);
  useEffect(() => {
    let gone = false;
    const list = async () => {
      const { entries } = (await (await fetch('index.json')).json()) as Index;
      const found = Object.values(entries).filter(({ title }) => title.includes('/Screens'));
      if (!gone)
        setScreens(found.map(({ id, title, name }) => ({ id, title: `${title}: ${name}` })));
    };
    // In a test there is no list, and the page does without.
    list().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  return screens;
}
