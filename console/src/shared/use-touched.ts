import { useState } from 'react';

/** What somebody has changed in a form that begins with what is saved. */
export interface Touched<Values> {
  readonly fields: Partial<Values>;
  readonly touch: (more: Partial<Values>) => void;
  readonly discard: () => void;
}

/**
 * Holds no more than what differs from what is saved. A field that was saved is untouched again: what a colleague makes of it
 * afterwards shows, and is not undone by whatever is saved here next.
 */
export function useTouched<Values extends object>(saved: Values): Touched<Values> {
  const [fields, setFields] = useState<Partial<Values>>({});
  const touched = Object.entries(fields);
  const left = touched.filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(saved[name as keyof Values]),
  );
  if (left.length < touched.length) setFields(Object.fromEntries(left) as Partial<Values>);
  return {
    fields,
    touch: (more) => setFields((before) => ({ ...before, ...more })),
    discard: () => setFields({}),
  };
}
