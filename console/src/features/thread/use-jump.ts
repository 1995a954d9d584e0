import type { Id } from '@porchlight/protocol';
import { useEffect, useEffectEvent } from 'react';
import { useWorkspace } from '../../shared/workspace.ts';

/** A message to bring into sight. */
export interface JumpTarget {
  readonly key: Id;
}

interface JumpOptions {
  readonly conversation_id: Id;
  readonly target: JumpTarget | undefined;
  /** Where it stands among the rows; -1 where it does not. */
  readonly index: number;
  /** The server has older lines, and none are on their way. */
  readonly searches: boolean;
  readonly show: (index: number) => void;
}

/**
 * Brings a message into sight. Where it stands in an older page, pages are fetched until it is here; it is given up where
 * there are none any more. Returns its key once it was found.
 */
export function useJump({ conversation_id, target, index, searches, show }: JumpOptions) {
  const { client } = useWorkspace();
  const isHere = target !== undefined && index >= 0;
  // Told the target, since going there again is another wish.
  const go = useEffectEvent((_target: JumpTarget) => show(index));
  useEffect(() => {
    if (isHere) go(target);
  }, [isHere, target]);
  useEffect(() => {
    if (target !== undefined && !isHere && searches) void client.loadOlder(conversation_id);
  }, [target, isHere, searches, client, conversation_id]);
  return isHere ? target.key : undefined;
}
