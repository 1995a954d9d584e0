import { useState } from 'react';
import { useWorkspace } from './workspace.ts';

/** Fields that somebody fills in, kept until they are sent, saved or given up [SN13]. */
export interface Kept<Values extends object> {
  readonly values: Values;
  readonly change: (to: Partial<Values>) => void;
  readonly forget: () => void;
}

/** Begins with what is kept under this name, else with `first`. */
export function useKept<Values extends object>(place: string, first: Values): Kept<Values> {
  const { client } = useWorkspace();
  const [kept, setKept] = useState(() => parse<Values>(client.draft(place, 'reply').text));
  return {
    // What was not touched is as it is now.
    values: { ...first, ...kept },
    change: (to) => {
      const next = { ...kept, ...to };
      setKept(next);
      client.keepDraft(place, 'reply', JSON.stringify(next));
    },
    forget: () => client.keepDraft(place, 'reply', ''),
  };
}

/** Nothing where nothing is kept, or what an older build has kept can't be read. */
function parse<Values extends object>(kept: string): Partial<Values> {
  try {
    return JSON.parse(kept || '{}') as Partial<Values>;
  } catch {
    return {};
  }
}
