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
  const oldest = log?.entries[0]?.seq;
  useEffect(() => {
    // Once for each page: where it is refused it would be asked for without end.
    if (wanted && !isHere) onOlder();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the page
  }, [wanted, isHere, oldest, onOlder]);
  const jump = useCallback((key: Id) => setWanted({ key }), []);
  return [isHere ? wanted : undefined, jump];
}
