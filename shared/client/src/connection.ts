import { limits, supportedVersions, type Ack, type WireError } from '@porchlight/protocol';
import { backoff } from './backoff.ts';
import type { CallOutcome, Environment, Link, LinkListener, Stop } from './environment.ts';
import type { ClientOptions } from './chat-client.ts';
import type { ConnectionState } from './state.ts';

/** What the connection tells its owner. */
export interface ConnectionListener {
  readonly changed: (state: ConnectionState) => void;
  /** A link is open and `welcome` has come; the owner catches up and then calls `caughtUp`. */
  readonly opened: (welcome: unknown) => void;
  /** The link is gone, and with it everything that was held for it. */
  readonly lost: () => void;
  /** Any later frame, not yet checked. */
  readonly frame: (name: string, payload: unknown) => void;
}

/** Keeps one link to the server for as long as it can be had. */
export interface Connection {
  /** Begins; later calls only do what `connectNow` does. */
  readonly connectNow: () => void;
  /** Calls over the open link. Unclear where there is none, or where it is lost before the answer. */
  readonly call: Link['call'];
  /** Everything missed is here: the connection is live. */
  readonly caughtUp: () => void;
  /** The network is gone: a link that is open can't be trusted, so another one is tried. */
  readonly cut: () => void;
  /** Gives the link up until `connectNow`. */
  readonly rest: () => void;
  /** Ends the link and goes on as the error says: wait, renew the session, or give up. Null is a loss. */
  readonly fail: (error: WireError | null) => void;
  readonly close: Stop;
}

const look_ms = 1_000;
const unclear: CallOutcome = { kind: 'unclear' };

/** Makes a connection that is idle until `connectNow`. */
export function createConnection(
  environment: Pick<Environment, 'clock' | 'random' | 'transport'>,
  session: Pick<ClientOptions, 'token' | 'refresh'>,
  listener: ConnectionListener,
): Connection {
  const { clock, random, transport } = environment;
  const pending = new Set<(outcome: CallOutcome) => void>();
  let state: ConnectionState = { kind: 'idle' };
  let link: Link | null = null;
  /** Rises with every link, so that what an earlier one still says is not heard. */
  let generation = 0;
  let attempt = 0;
  let renewed = false;
  let heard_at = 0;
  let stopTimer: Stop = () => {};

  function become(next: ConnectionState): void {
    state = next;
    listener.changed(next);
  }

  function drop(): void {
    generation += 1;
    stopTimer();
    const open = link;
    link = null;
    for (const settle of pending) settle(unclear);
    if (open === null) return;
    open.close();
    listener.lost();
  }

  function connect(): void {
    drop();
    attempt += 1;
    become({ kind: 'connecting', attempt });
    const mine = generation;
    noteLife();
    const token = session.token();
    const handshake = { protocol: supportedVersions, ...(token === undefined ? {} : { token }) };
    const opening = transport.connect(handshake, listenerOf(mine));
    // A transport may refuse before it returns.
    if (mine === generation) link = opening;
    else opening.close();
  }

  function listenerOf(mine: number): LinkListener {
    return {
      frame: (name, payload) => {
        if (mine !== generation) return;
        noteLife();
        // It was taken: what ends it from now on is another end.
        renewed &&= name !== 'welcome';
        if (name === 'welcome') listener.opened(payload);
        else listener.frame(name, payload);
        // A heartbeat of a live connection proves that it holds, so the next loss starts from the shortest wait.
        if (name === 'heads' && state.kind === 'live') attempt = 0;
      },
      closed: (error) => {
        if (mine === generation) fail(error);
      },
    };
  }

  function noteLife(): void {
    heard_at = clock.now();
    listen();
  }

  /** Looks each second, since timers stand still while a computer sleeps. */
  function listen(): void {
    // A clock that was set back must not make the silence last.
    heard_at = Math.min(heard_at, clock.now());
    const left_ms = heard_at + limits.silence_ms - clock.now();
    stopTimer();
    if (left_ms <= 0) fail(null);
    else stopTimer = clock.after(Math.min(left_ms, look_ms), listen);
  }

  function fail(error: WireError | null): void {
    if (state.kind === 'closed') return;
    drop();
    if (error === null || error.retry === 'later') wait(error?.retry_after_ms);
    else if (error.code === 'session_expired' && !renewed) void renew(error);
    else become({ kind: 'refused', error });
  }

  function wait(least_ms = 0): void {
    const delay_ms = backoff(attempt, random, least_ms);
    stopTimer = clock.after(delay_ms, connect);
    become({ kind: 'waiting', attempt, retry_at: clock.now() + delay_ms });
  }

  async function renew(error: WireError): Promise<void> {
    const mine = generation;
    become({ kind: 'connecting', attempt });
    const answer = await tryRefresh();
    if (mine !== generation) return;
    if (answer === 'unanswered') return wait();
    if (answer === 'refused') return become({ kind: 'refused', error });
    renewed = true;
    // Whoever is let in and shown out again and again does not hurry.
    if (attempt > 2) wait();
    else connect();
  }

  async function tryRefresh(): Promise<'renewed' | 'refused' | 'unanswered'> {
    try {
      return (await session.refresh()) ? 'renewed' : 'refused';
    } catch {
      // Renewing that fails for want of a network is a loss like any other.
      return 'unanswered';
    }
  }

  function answered(ack: Ack<object>): void {
    noteLife();
    if (!ack.ok && ack.error.code === 'session_expired') fail(ack.error);
  }

  function connectNow(): void {
    if (state.kind === 'closed') return;
    const asleep = link !== null && clock.now() - heard_at > limits.silence_ms;
    if (state.kind === 'refused') renewed = false;
    if (state.kind === 'connecting' || state.kind === 'live') {
      // After a computer's sleep the link may be long dead while its timer has not run yet.
      if (asleep) connect();
    } else connect();
  }

  function call(name: string, payload: object): Promise<CallOutcome> {
    const open = link;
    if (open === null) return Promise.resolve(unclear);
    return new Promise((resolve) => {
      const mine = generation;
      const settle = (outcome: CallOutcome): void => {
        if (!pending.delete(settle)) return;
        if (outcome.kind === 'answered' && mine === generation) answered(outcome.ack);
        resolve(outcome);
      };
      pending.add(settle);
      void open.call(name, payload).then(settle);
    });
  }

  return {
    connectNow,
    call,
    fail,
    cut: () => {
      if (link !== null) fail(null);
    },
    rest: () => {
      if (state.kind === 'closed') return;
      drop();
      attempt = 0;
      state = { kind: 'idle' };
    },
    caughtUp: () => {
      if (state.kind !== 'connecting') return;
      become({ kind: 'live' });
    },
    close: () => {
      if (state.kind === 'closed') return;
      drop();
      become({ kind: 'closed' });
    },
  };
}
