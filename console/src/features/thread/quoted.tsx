import { timelineOf, type MessageLine } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { createContext, use } from 'react';
import { useLive } from '../../shared/workspace.ts';

/** What the lines of a thread can do with one another. */
export interface ThreadLinks {
  /** Brings a message into sight; `from` is the one that leads there, and the way back. */
  readonly jump: (id: Id, from?: Id) => void;
  /** Begins to answer a message. */
  readonly reply: (line: MessageLine) => void;
}

/** Holds them; given by the thread. */
export const ThreadLinksContext = createContext<ThreadLinks>({
  jump: () => undefined,
  reply: () => undefined,
});

/** The links of the thread around. */
export function useThreadLinks(): ThreadLinks {
  return use(ThreadLinksContext);
}

/** A message of a conversation as it is now; undefined where it is not here. */
export function useMessageLine(conversation_id: Id, id: Id | null): MessageLine | undefined {
  return useLive((state) => {
    if (id === null) return undefined;
    const line = timelineOf(state, conversation_id).find(({ key }) => key === id);
    return line?.kind === 'activity' ? undefined : line;
  });
}
