import type { CallOutcome, Channel, Clock, Link, LockListener, Stop, Tabs } from './environment.ts';
import type { Leadership } from './state.ts';
import type { TabWork } from './tab-work.ts';
import type { TeamWord } from './team-words.ts';

/** A tab that has waited for the lock this long takes it that another one has it. In milliseconds. */
const patience_ms = 100;

const unclear: CallOutcome = { kind: 'unclear' };

/** What the door stands on. */
export interface TabDoorOptions {
  readonly clock: Clock;
  /** Asked at each start; undefined where tabs can't work together. */
  readonly tabs: () => Tabs | undefined;
  /** The name of the team. */
  readonly name: string;
  /** This tab's name in it. */
  readonly id: string;
  readonly leads: () => boolean;
  readonly became: (leadership: Leadership) => void;
  /** Loads what it takes to work with other tabs; what that resolves to begins the work. */
  readonly load: () => Promise<(handed: Handed) => TabWork>;
}

/** What the door hands over to those who know more. */
export interface Handed {
  readonly tabs: Tabs;
  readonly channel: Channel;
  readonly held: () => boolean;
  readonly stopLock: Stop;
  /** From now on these hear what happens to the lock, and what other tabs say. */
  readonly pass: (listener: LockListener, hear: (message: unknown) => void) => void;
}

/**
 * The way to the other tabs. Most people have only one tab, which needs no more than the lock; all else is loaded once another
 * tab knocks, or has the lock.
 */
export interface TabDoor {
  readonly start: () => void;
  /** Gives up the lead, if this tab has it, and hears no more, until it starts again. */
  readonly stop: Stop;
  /** Works with no other tab from now on. */
  readonly leave: () => void;
  /** To all other tabs, where there are any; who comes later is told what there is. */
  readonly say: (word: TeamWord) => void;
  /** Calls the server through the leader. */
  readonly call: Link['call'];
  /** Resolves once this tab would have heard that another has taken the lead. */
  readonly confirm: () => Promise<void> | undefined;
}

/** Makes the door; it is shut until `start`. */
export function createTabDoor(options: TabDoorOptions): TabDoor {
  const { clock, name, id, leads, became } = options;
  let powers: Tabs | undefined;
  let work: TabWork | undefined;
  let shut: Stop = () => {};

  function stop(): void {
    shut();
    work?.stop();
    work = undefined;
    powers = undefined;
  }

  function leave(): void {
    stop();
    became('alone');
  }

  function start(): void {
    // A page may be told twice that it is back.
    if (powers !== undefined) return;
    powers = options.tabs();
    if (powers === undefined) return became('alone');
    became('follower');
    open(powers);
  }

  function open(tabs: Tabs): void {
    let held = false;
    let met = false;
    let isShut = false;
    let hear = (_message: unknown): void => void meet();
    let listener: LockListener = {
      held: () => {
        held = true;
        stopTimer();
        became('leader');
      },
      lost: () => {
        held = false;
        became('follower');
        void meet();
      },
    };
    const channel = tabs.openChannel(name, (message) => hear(message));
    const stopTimer = clock.after(patience_ms, () => void meet());
    const stopLock = tabs.locks.request(name, false, {
      held: () => listener.held(),
      lost: () => listener.lost(),
    });
    channel.post({ from: id, term: 0, said: { kind: 'pulse' } });
    shut = () => {
      isShut = true;
      stopTimer();
      stopLock();
      channel.close();
    };

    async function meet(): Promise<void> {
      if (met) return;
      met = true;
      stopTimer();
      const pass: Handed['pass'] = (...next) => ([listener, hear] = next);
      try {
        const join = await options.load();
        // The page may have gone aside meanwhile, or have lost the storage that tabs share.
        if (!isShut) work = join({ tabs, channel, held: () => held, stopLock, pass });
      } catch {
        met = false;
        // Whoever can't be led has to go on alone. A leader tries again when it hears more.
        if (!isShut && !leads()) leave();
      }
    }
  }

  return {
    start,
    stop,
    leave,
    say: (word) => work?.say(word),
    call: (called, payload) => work?.call(called, payload) ?? Promise.resolve(unclear),
    confirm: () => powers?.locks.confirm(),
  };
}
