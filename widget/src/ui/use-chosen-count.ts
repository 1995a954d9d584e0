import { useEffect, useState } from 'react';
import type { ChosenFiles } from './files/chosen-for.ts';

/** How many files are chosen; none while the part for files is not there. */
export function useChosenCount(chosen: ChosenFiles | undefined): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const look = () => setCount(chosen?.getState().files.length ?? 0);
    look();
    return chosen?.subscribe(look);
  }, [chosen]);
  return count;
}
