import { usePart } from './use-part.ts';

const load = () => import('./talk/extras/extras.ts');

/** What choices, ratings and previews need. */
export type Extras = Awaited<ReturnType<typeof load>>;

/** The part, once it is wanted and there. */
export function useExtras(wanted: boolean): Extras | undefined {
  return usePart(load, wanted);
}
