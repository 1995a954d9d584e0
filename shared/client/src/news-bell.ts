import type { Clock, Stop } from './environment.ts';
import type { ChatState } from './state.ts';

/** What the bell hangs on. */
export interface NewsBellOptions<State extends ChatState> {
  readonly getState: () => State;
  readonly subscribe: (listener: () => void) => Stop;
  readonly clock: Pick<Clock, 'after'>;
  /** How many messages wait to be read. */
  readonly unread: (state: State) => number;
  readonly ring: () => void;
}

/** Long enough for who is looking to have read it: half a second on screen, and the way to the server. */
const wait_ms = 1_000;

/**
 * Rings when a message has come that nobody has read a second later, in any tab. Of several tabs the leader rings. What was
 * unread before the chat began is no news.
 */
export function createNewsBell<State extends ChatState>(options: NewsBellOptions<State>): Stop {
  const { getState, subscribe, clock, unread, ring } = options;
  let known: number | undefined;
  let stopWait: Stop | undefined;

  function heard(): void {
    stopWait = undefined;
    if (unread(getState()) > 0) ring();
  }

  const stop = subscribe(() => {
    const state = getState();
    if (!state.ready) return;
    const now = unread(state);
    const isNews = known !== undefined && now > known && state.leadership !== 'follower';
    known = now;
    if (isNews) stopWait ??= clock.after(wait_ms, heard);
  });
  return () => {
    stop();
    stopWait?.();
  };
}
