import { usePart } from './use-part.ts';

const load = () => import('./home/home.tsx');

/** The part of the chat that lists conversations, once it is wanted and there. */
export function useHome(wanted: boolean, onLost: () => void) {
  return usePart(load, wanted, onLost);
}
