import { textsIn } from '@porchlight/client';
import { useState } from 'react';
import { useWorkspace } from './workspace.ts';

/** Fields that somebody fills in, kept until they are sent, saved or given up [SN13]. */
export interface Kept<Values> {
  readonly values: Values;
  readonly change: (to: Partial<Values>) => void;
  readonly forget: () => void;
}

/** Begins with what is kept under this name, else with `first`. */
export function useKept<Values extends Readonly<Record<keyof Values, string>>>(
  place: string,
  first: Values,
): Kept<Values> {
  const { client } = useWorkspace();
  const [kept, setKept] = useState(
    () => textsIn(client.draft(place, 'reply').text) as Partial<Values>,
  );
  return {
    // What was not touched is as it is now.
    values: { ...first, ...kept },
    change: (to) => {
      const next = { ...kept, ...to };
      setKept(next);
      const names = Object.keys(first) as (keyof Values)[];
      const same = names.every((name) => (next[name] ?? first[name]) === first[name]);
      client.keepDraft(place, 'reply', same ? '' : JSON.stringify(next));
    },
    forget: () => client.keepDraft(place, 'reply', ''),
  };
}
