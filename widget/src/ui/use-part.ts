import { useEffect, useState } from 'react';

/** A part of the chat that is fetched once it is wanted; `onLost` is told where it can't be had now. */
export function usePart<Part>(
  load: () => Promise<Part>,
  wanted: boolean,
  onLost?: () => void,
): Part | undefined {
  const [part, setPart] = useState<Part>();
  useEffect(() => {
    if (wanted && !part) load().then(setPart, onLost ?? nothing);
  }, [load, wanted, part, onLost]);
  return wanted ? part : undefined;
}

function nothing(): void {}
