import type { Clock, Page, Stop, Tabs } from './environment.ts';
import { isRecord } from './parse-frame.ts';
import type { Leadership } from './state.ts';

/** A leader says that it is there this often. Milliseconds, like all here. */
const pulse_ms = 1_000;

/** A follower that somebody may see waits no longer for a sign of its leader. */
const patience_ms = 3_000;

/** What tabs say to each other. */
export type Word = { readonly kind: string };

/** What happens in a team. */
export interface TeamListener<Said extends Word> {
  /** What this tab is from now on. */
  readonly became: (role: Leadership) => void;
  /** Another tab leads; `said` is what it was heard by. */
  readonly ledBy: (said: Said) => void;
  readonly heard: (said: Said, from: string) => void;
}

/** The tabs of one person, of which one leads. */
export interface Team<Said extends Word> {
  /** To all other tabs. */
  readonly say: (said: Said) => void;
  readonly start: () => void;
  /** Gives up the lead, if it has it, and hears no more. */
  readonly stop: Stop;
}

/** What a team stands on. */
export interface TeamOptions {
  readonly clock: Clock;
  readonly page: Pick<Page, 'isVisible'> | undefined;
  readonly tabs: Tabs;
  /** The team's, for lock and channel. */
  readonly name: string;
  /** This tab's. */
  readonly id: string;
}

/** Makes a tab's part in its team. It leads where the lock is free, and follows otherwise. */
export function createTeam<Said extends Word>(
  { clock, page, tabs, name, id }: TeamOptions,
  listener: TeamListener<Said>,
): Team<Said> {
  let role: Leadership = 'follower';
  /** Each leader has a higher one than those before it, so that a former leader's words are known for what they are. */
  let term = 0;
  let leader = '';
  let heard_at = clock.now();
  let ticked_at = heard_at;
  let stopTick: Stop = () => {};
  let stopLock: Stop = () => {};

  function become(next: Leadership): void {
    role = next;
    listener.became(next);
  }

  function say(said: Said | { readonly kind: 'pulse' }): void {
    channel.post({ from: id, term: role === 'leader' ? term : 0, said });
  }

  function compete(steal: boolean): void {
    stopLock();
    stopLock = tabs.locks.request(name, steal, { held: lead, lost: follow });
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
    // Whoever was out of time itself hears first what was said meanwhile; and the clock may have been set back.
    if (late_ms > pulse_ms || heard_at > now) heard_at = now;
    if (role === 'leader') say({ kind: 'pulse' });
    else if (role === 'follower' && page?.isVisible() && now - heard_at >= patience_ms) {
      heard_at = now;
      compete(true);
    }
  }

  function hear(envelope: unknown): void {
    if (!isRecord(envelope)) return;
    const { from, term: theirs, said } = envelope as { from: string; term: number; said: Said };
    if (theirs > 0) {
      if (theirs < term) return;
      if (role === 'leader') follow();
      // One that leads anew is another leader: it may have missed what was said to it before.
      const isNew = from !== leader || theirs !== term;
      heard_at = clock.now();
      term = theirs;
      leader = from;
      if (isNew) listener.ledBy(said);
    }
    listener.heard(said, from);
  }

  const channel = tabs.openChannel(name, hear);
  return {
    say,
    start: () => {
      stopTick = clock.after(pulse_ms, tick);
      compete(false);
      // The lock may have been there at once.
      if (role === 'follower') listener.became('follower');
    },
    stop: () => {
      stopTick();
      stopLock();
      channel.close();
    },
  };
}
