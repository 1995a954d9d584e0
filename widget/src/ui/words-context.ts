import { createContext, useContext } from 'react';
import type { Words } from '../messages/words.ts';

/** The language in which everything below speaks. */
export const WordsContext = createContext<Words | null>(null);

/** The language to speak. Throws outside of a `WordsContext`. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('no words');
  return words;
}
