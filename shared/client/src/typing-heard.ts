import { limits, type Id, type Typing } from '@porchlight/protocol';
import type { Clock, Stop } from './environment.ts';
import { withEntry, withoutEntry } from './keyed.ts';
import type { ChatState, TypingNow } from './state.ts';
import type { Store } from './store.ts';

/** Keeps who types now. A message of theirs ends it too: see `fold`. */
export interface TypingHeard {
  readonly hear: (frame: Typing) => void;
  /** Ends every notice: the connection is lost. */
  readonly clear: () => void;
}

/** Makes the keeper; a notice ends by itself after `limits.typing_ms`. */
export function createTypingHeard<State extends ChatState>(
  clock: Clock,
  store: Store<State>,
): TypingHeard {
  const timers = new Map<string, Stop>();

  function end(conversation_id: Id, actor_id: Id): void {
    store.update((state) => {
      const now = state.typing[conversation_id] ?? [];
      return put(
        state,
        conversation_id,
        now.filter(({ actor }) => actor.id !== actor_id),
      );
    });
  }

  return {
    hear: ({ conversation_id, actor, typing, internal, preview }) => {
      const key = `${conversation_id}/${actor.id}`;
      timers.get(key)?.();
      timers.delete(key);
      // Another tab of the same person is not somebody else.
      if (!typing || actor.id === store.getState().me?.id) return end(conversation_id, actor.id);
      timers.set(
        key,
        clock.after(limits.typing_ms, () => {
          timers.delete(key);
          end(conversation_id, actor.id);
        }),
      );
      store.update((state) =>
        begin(state, conversation_id, {
          actor,
          ...(internal && { internal }),
          ...(preview && { preview }),
        }),
      );
    },
    clear: () => {
      for (const stop of timers.values()) stop();
      timers.clear();
      store.update((state) =>
        Object.keys(state.typing).length === 0 ? state : { ...state, typing: {} },
      );
    },
  };
}

function begin<State extends ChatState>(
  state: State,
  conversation_id: Id,
  typing: TypingNow,
): State {
  const now = state.typing[conversation_id] ?? [];
  const known = now.find(({ actor }) => actor.id === typing.actor.id);
  // A notice without a look at the text says nothing of it.
  const { preview = known?.preview } = typing;
  if (known?.internal === typing.internal && known?.preview === preview && known) return state;
  const others = now.filter((other) => other !== known);
  return put(state, conversation_id, [...others, preview ? { ...typing, preview } : typing]);
}

function put<State extends ChatState>(state: State, id: Id, now: readonly TypingNow[]): State {
  const known = state.typing[id] ?? [];
  if (now.length === known.length && now.every((one, index) => one === known[index])) return state;
  const typing =
    now.length === 0 ? withoutEntry(state.typing, id) : withEntry(state.typing, id, now);
  return { ...state, typing };
}
