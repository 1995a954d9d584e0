import { useEffect, useState } from 'react';
import type { FirstDesk } from './first-desk.ts';
import type { First } from './first/first.tsx';
import { type Greeting, onGreet } from './greeting.ts';

/** First contact: fetched where there is anything to show, or the team has spoken first. */
export function useFirst(desk: FirstDesk | undefined, live: boolean) {
  const [greeting, setGreeting] = useState<Greeting>();
  const [first, setFirst] = useState<First>();
  const wanted = live && (desk?.settings ?? greeting);
  useEffect(() => onGreet(setGreeting), []);
  useEffect(() => {
    // Without a network it comes with the next connection.
    if (wanted)
      import('./first/first.tsx').then(
        ({ begin }) => begin(desk, setFirst),
        () => {},
      );
  }, [wanted, desk]);
  return { first, greeting };
}
