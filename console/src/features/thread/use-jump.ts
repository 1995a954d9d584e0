import type { Id } from '@porchlight/protocol';
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
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
  /** Another one each time that older lines may be had: with each page, and each connection. */
  readonly chance: string;
  readonly show: (index: number) => void;
  /** Where the lines are. */
  readonly scroller: RefObject<HTMLElement | null>;
}

/**
 * Brings a message into sight, and the focus to it. Where it stands in an older page, pages are fetched until it is here; it is
 * given up where there are none any more. Returns its key once it was found.
 */
export function useJump(options: JumpOptions) {
  const { conversation_id, target, index, chance, show, scroller } = options;
  const { client } = useWorkspace();
  const isHere = target !== undefined && index >= 0;
  // Told the target, since going there again is another wish.
  const go = useEffectEvent((_target: JumpTarget) => show(index));
  useEffect(() => {
    if (isHere) go(target);
  }, [isHere, target]);
  useEffect(() => {
    // Once for each chance: where it is refused it would be asked for without end.
    if (target !== undefined && !isHere) void client.loadOlder(conversation_id);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the chance
  }, [target, isHere, chance, client, conversation_id]);
  const arrived = useRef<JumpTarget>(undefined);
  // After every rendering, since the line is drawn once the thread stands there.
  useEffect(() => {
    const line = scroller.current?.querySelector<HTMLElement>('[data-found] article');
    if (!line || arrived.current === target) return;
    arrived.current = target;
    // What led there goes out of sight, and the focus with it. Who has gone to write meanwhile goes on writing.
    const { body, activeElement } = document;
    if (activeElement !== body && !scroller.current?.parentElement?.contains(activeElement)) return;
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  });
  return isHere ? target.key : undefined;
}
