import { wireError, type Ack, type ErrorCode } from '@porchlight/protocol';
import type { CallOutcome, Link } from '../environment.ts';
import { settled } from '../testing/index.ts';

/** A call that waits for the test's answer. */
export interface WaitingCall {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The connection as the parts behind it see it, moved by hand. */
export interface FakeLine {
  readonly call: Link['call'];
  readonly isLive: () => boolean;
  /** Calls without an answer, oldest first. */
  readonly waiting: readonly WaitingCall[];
  /** Every call so far. */
  readonly made: readonly WaitingCall[];
  /** Answers the oldest call. */
  readonly accept: (answer?: object) => Promise<void>;
  readonly refuse: (code: ErrorCode, retry_after_ms?: number) => Promise<void>;
  /** Lets the oldest call's time run out. */
  readonly silence: () => Promise<void>;
  /** Loses the link, with every call that waits. */
  readonly lose: () => Promise<void>;
  readonly revive: () => void;
}

/** A line that is live. */
export function createFakeLine(): FakeLine {
  const waiting: (WaitingCall & { resolve: (outcome: CallOutcome) => void })[] = [];
  const made: WaitingCall[] = [];
  let live = true;

  async function settle(outcome: CallOutcome): Promise<void> {
    const call = waiting.shift();
    if (call === undefined) throw new Error('nothing was called');
    call.resolve(outcome);
    await settled();
  }
  const answer = (ack: Ack<object>): Promise<void> => settle({ kind: 'answered', ack });

  return {
    waiting,
    made,
    isLive: () => live,
    call: (name, payload) => {
      if (!live) return Promise.resolve({ kind: 'unclear' });
      const call = { name, payload: { ...payload } };
      made.push(call);
      return new Promise((resolve) => waiting.push({ ...call, resolve }));
    },
    accept: (fields = {}) => answer({ ok: true, ...fields }),
    refuse: (code, retry_after_ms) =>
      answer({ ok: false, error: wireError(code, 'because', retry_after_ms) }),
    silence: () => settle({ kind: 'unclear' }),
    lose: async () => {
      live = false;
      while (waiting.length > 0) await settle({ kind: 'unclear' });
    },
    revive: () => void (live = true),
  };
}
