import type { Clock } from './environment.ts';
import { meetPresence, meetProfileOf, parsePresence, parseTyping } from './people.ts';
import type { ChatState } from './state.ts';
import type { Store } from './store.ts';
import { createTypingHeard } from './typing-heard.ts';

/** Takes the frames that are told and forgotten. */
export interface Ephemeral {
  readonly typing: (payload: unknown) => void;
  readonly presence: (payload: unknown) => void;
  /** The connection is lost: nobody is known to type. */
  readonly lost: () => void;
}

/** Makes the taker; frames of a wrong form are dropped, for the next will be right. */
export function createEphemeral<State extends ChatState>(
  clock: Clock,
  store: Store<State>,
): Ephemeral {
  const heard = createTypingHeard(clock, store);
  return {
    typing: (payload) => {
      const frame = parseTyping(payload);
      if (frame === undefined) return;
      store.update((state) => meetProfileOf(state, frame));
      heard.hear(frame);
    },
    presence: (payload) => {
      const frame = parsePresence(payload);
      if (frame !== undefined) store.update((state) => meetPresence(state, frame));
    },
    lost: heard.clear,
  };
}
