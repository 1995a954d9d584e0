import type { Channel, Clock, Page, Stop, Tabs } from './environment.ts';
import { isRecord } from './parse-frame.ts';
import type { Leadership } from './state.ts';

/** A leader says that it is there this often. Milliseconds, like all here. */
const pulse_ms = 1_000;

/** A follower that somebody may see waits no longer for a sign of its leader. */
const patience_ms = 3_000;

/** Timers that are late by this much mean that the computer was asleep. */
const sleep_ms = 5_000;

/** What tabs say to each other. */
export type Word = { readonly kind: string };

/** What happens in a team. */
export interface TeamListener<Said extends Word> {
  /** What this tab is from now on. */
  readonly became: (role: Leadership) => void;
  /** Another tab leads; `said` is what it was heard by. */
  readonly ledBy: (said: Said) => void;
  readonly heard: (said: Said, from: string) => void;
  /** Time has jumped: what was open may be long dead. */
  readonly woke: () => void;
}

/** The tabs of one person, of which one leads. */
export interface Team<Said extends Word> {
  readonly role: () => Leadership;
  /** To all other tabs. */
  readonly say: (said: Said) => void;
  /** Comes into the team, as a follower first; alone where tabs can't work together. */
  readonly start: () => void;
  /** Gives up the lead, if it has it, and hears no more. It may start again. */
  readonly stop: Stop;
  /** Stays alone from now on. */
  readonly leave: () => void;
  /** Resolves once a leader would know that it leads no more. At once unless it has been out of time itself. */
  readonly confirm: () => Promise<void>;
}

/** What a team stands on. */
export interface TeamOptions {
  readonly clock: Clock;
  readonly page: Pick<Page, 'isVisible'> | undefined;
  /** Asked at each start; undefined where tabs can't work together. */
  readonly tabs: () => Tabs | undefined;
  /** The team's, for lock and channel. */
  readonly name: string;
  /** This tab's. */
  readonly id: string;
}

/** Makes a tab's part in its team: nothing runs before `start`. */
export function createTeam<Said extends Word>(
  { clock, page, tabs, name, id }: TeamOptions,
  listener: TeamListener<Said>,
): Team<Said> {
  let role: Leadership = 'alone';
  let powers: Tabs | undefined;
  let channel: Channel | undefined;
  /** Each leader has a higher one than those before it, so that a former leader's words are known for what they are. */
  let term = 0;
  let leader = '';
  let heard_at = 0;
  let ticked_at = 0;
  let stopTick: Stop = () => {};
  let stopLock: Stop = () => {};

  function become(next: Leadership): void {
    role = next;
    listener.became(next);
  }

  function say(said: Said | { readonly kind: 'pulse' }): void {
    channel?.post({ from: id, term: role === 'leader' ? term : 0, said });
  }

  function compete(steal: boolean): void {
    stopLock();
    stopLock = powers?.locks.request(name, steal, { held: lead, lost: follow }) ?? stopLock;
  }

  function lead(): void {
    term = Math.max(clock.now(), term + 1);
    leader = id;
    role = 'leader';
    say({ kind: 'pulse' });
    become('leader');
  }

  function follow(): void {
    heard_at = clock.now();
    leader = '';
    become('follower');
    compete(false);
  }

  function tick(): void {
    const now = clock.now();
    const late_ms = now - ticked_at - pulse_ms;
    ticked_at = now;
    stopTick = clock.after(pulse_ms, tick);
    if (late_ms > sleep_ms) listener.woke();
    // Whoever was out of time itself hears first what was said meanwhile.
    if (late_ms > pulse_ms) heard_at = now;
    if (role === 'leader') say({ kind: 'pulse' });
    else if (role === 'follower' && page?.isVisible() && now - heard_at >= patience_ms) {
      heard_at = now;
      compete(true);
    }
  }

  function hear(envelope: unknown): void {
    if (channel === undefined || !isRecord(envelope)) return;
    const { from, term: theirs, said } = envelope as { from: string; term: number; said: Said };
    if (theirs > 0) {
      if (theirs < term) return;
      if (role === 'leader') follow();
      heard_at = clock.now();
      term = theirs;
      if (from !== leader) {
        leader = from;
        listener.ledBy(said);
      }
    }
    listener.heard(said, from);
  }

  function stop(): void {
    stopTick();
    stopLock();
    channel?.close();
    channel = undefined;
  }

  return {
    role: () => role,
    say,
    start: () => {
      stop();
      powers = tabs();
      ticked_at = clock.now();
      stopTick = clock.after(pulse_ms, tick);
      if (powers === undefined) return become('alone');
      channel = powers.openChannel(name, hear);
      follow();
    },
    stop,
    leave: () => {
      if (role === 'alone') return;
      stopLock();
      channel?.close();
      channel = undefined;
      become('alone');
    },
    confirm: async () => {
      if (role === 'leader' && clock.now() - ticked_at >= patience_ms)
        await powers?.locks.confirm();
    },
  };
}
