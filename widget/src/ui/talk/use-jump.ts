import type { LoadedLog, TimelineLine } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useCallback, useEffect, useState } from 'react';

/** Where to go: the message is here. A new object each time somebody wants to go. */
export interface JumpTarget {
  readonly key: Id;
}

/**
 * Leads to a message. Where it stands in an older page, pages are fetched until it is here; it is given up where there are
 * none any more.
 */
export function useJump(
  lines: readonly TimelineLine[],
  log: LoadedLog | undefined,
  onOlder: () => void,
): readonly [target: JumpTarget | undefined, jump: (key: Id) => void] {
  const [wanted, setWanted] = useState<JumpTarget>();
  const isHere = wanted !== undefined && lines.some(({ key }) => key === wanted.key);
  const searches = wanted !== undefined && !isHere && log?.more === true && !log.loading_older;
  useEffect(() => {
    if (searches) onOlder();
  }, [searches, onOlder]);
  const jump = useCallback((key: Id) => setWanted({ key }), []);
  return [isHere ? wanted : undefined, jump];
}
