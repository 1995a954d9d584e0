import type {
  CallOutcome,
  Clock,
  KeyValueStore,
  Locks,
  Stop,
  Tabs,
  Transport,
} from '../environment.ts';
import type { ByteStore, FileDoor } from '../files.ts';
import { createMemoryBytes } from '../memory-bytes.ts';
import { createMemoryStore } from '../memory-store.ts';

/** One tab of a fake browser: what the browser gives to its page. */
export interface FakeTab {
  readonly clock: Clock;
  readonly storage: KeyValueStore;
  readonly tabs: Tabs;
  /** A network whose connections live and stand still with the page. */
  readonly through: (transport: Transport) => Transport;
  /** A door for files whose uploads live and stand still with the page; what they hold is the browser's. */
  readonly withFiles: (door: Omit<FileDoor, 'store'>) => FileDoor;
  /** The page is gone in this moment: nothing of it ever runs again, and its locks are free. */
  readonly kill: () => void;
  /** The page stands still, and keeps its locks. */
  readonly freeze: () => void;
  /** It goes on, with everything that has come for it meanwhile. */
  readonly thaw: () => void;
}

/** What the tabs of one browser share: storage, locks, channels. */
export interface FakeBrowser {
  /** What is kept, as the next page would find it. */
  readonly storage: KeyValueStore;
  readonly bytes: ByteStore;
  readonly openTab: () => FakeTab;
}

/** Makes a browser in which things take a moment, as they do between processes. */
export function createFakeBrowser(clock: Clock): FakeBrowser {
  const storage: KeyValueStore = { ...createMemoryStore(), durable: true, shared: true };
  const bytes = createMemoryBytes();
  const locks = new Map<string, Holder[]>();
  const ends = new Map<string, Set<(message: unknown) => void>>();
  return {
    storage,
    bytes,
    openTab: () => {
      const page = createPageTurns(clock);
      return {
        clock: page.clock,
        storage: storageIn(storage, page),
        tabs: {
          locks: createLocks(locks, page),
          openChannel: (name, hear) => {
            const all = ends.get(name) ?? new Set();
            ends.set(name, all);
            const end = (message: unknown): void => page.run(() => all.has(end) && hear(message));
            all.add(end);
            page.onEnd(() => all.delete(end));
            return {
              post: (message) => {
                const copy = JSON.stringify(message);
                for (const other of all) if (other !== end) other(JSON.parse(copy));
              },
              close: () => void all.delete(end),
            };
          },
        },
        through: (transport) => throughPage(transport, page),
        withFiles: (door) => filesIn(door, bytes, page),
        ...page.life,
      };
    },
  };
}

/** Whatever happens to a page happens through its turns: not after its end, and later while it is frozen. */
interface PageTurns {
  readonly clock: Clock;
  /** Runs in a later turn of the page. */
  readonly run: (turn: () => void) => void;
  readonly onEnd: (end: Stop) => void;
  readonly life: Pick<FakeTab, 'kill' | 'freeze' | 'thaw'>;
}

/** No turn's promises hang on each other by more. */
const promises_deep = 20;

function createPageTurns(clock: Clock): PageTurns {
  const ends: Stop[] = [];
  let state: 'runs' | 'frozen' | 'thaws' | 'gone' = 'runs';
  let waiting: (() => void)[] = [];

  function take(turn: () => void): void {
    if (state === 'runs') turn();
    else if (state !== 'gone') waiting.push(turn);
  }

  /** As a browser does: whatever a turn has promised is done before the next begins. */
  async function catchUp(): Promise<void> {
    for (let turn = waiting.shift(); turn !== undefined; turn = waiting.shift()) {
      turn();
      for (let tick = 0; tick < promises_deep; tick += 1) await Promise.resolve();
      if (state !== 'thaws') return;
    }
    state = 'runs';
  }

  return {
    clock: {
      now: clock.now,
      soon: (run) => clock.soon(() => take(run)),
      after: (delay_ms, run) => {
        let stopped = false;
        const stop = clock.after(delay_ms, () => take(() => stopped || run()));
        return () => {
          stopped = true;
          stop();
        };
      },
    },
    run: (turn) => void Promise.resolve().then(() => take(turn)),
    onEnd: (end) => void ends.push(end),
    life: {
      kill: () => {
        state = 'gone';
        waiting = [];
        for (const end of ends.splice(0)) end();
      },
      freeze: () => {
        if (state !== 'gone') state = 'frozen';
      },
      thaw: () => {
        if (state !== 'frozen') return;
        state = 'thaws';
        void catchUp();
      },
    },
  };
}

/** What was asked for is done; but a page that is gone never hears of it, and a frozen one later. */
function heardIn({ run }: PageTurns): <Result>(done: Promise<Result>) => Promise<Result> {
  return (done) => new Promise((resolve) => void done.then((result) => run(() => resolve(result))));
}

function filesIn(door: Omit<FileDoor, 'store'>, bytes: ByteStore, page: PageTurns): FileDoor {
  const heard = heardIn(page);
  return {
    resolve: door.resolve,
    store: {
      get: (id) => heard(bytes.get(id)),
      keep: (id, held) => heard(bytes.keep(id, held)),
      forget: (id) => heard(bytes.forget(id)),
      ids: () => heard(bytes.ids()),
    },
    upload: (token, wish, held, hear) => {
      const upload = door.upload(token, wish, held, (part) => page.run(() => hear(part)));
      page.onEnd(upload.stop);
      return { stop: upload.stop, outcome: heard(upload.outcome) };
    },
  };
}

function storageIn(storage: KeyValueStore, page: PageTurns): KeyValueStore {
  const heard = heardIn(page);
  return {
    durable: true,
    shared: true,
    entries: (prefix) => heard(storage.entries(prefix)),
    set: (key, value) => heard(storage.set(key, value)),
    update: (key, change) => heard(storage.update(key, change)),
    append: (prefix, name, value) => heard(storage.append(prefix, name, value)),
    onLoss: () => () => {},
  };
}

function throughPage(transport: Transport, { run, onEnd }: PageTurns): Transport {
  return {
    connect: (handshake, listener) => {
      const link = transport.connect(handshake, {
        frame: (name, payload) => run(() => listener.frame(name, payload)),
        closed: (error) => run(() => listener.closed(error)),
      });
      onEnd(link.close);
      return {
        close: link.close,
        call: (name, payload) =>
          new Promise<CallOutcome>((resolve) => {
            void link.call(name, payload).then((outcome) => run(() => resolve(outcome)));
          }),
      };
    },
  };
}

interface Holder {
  readonly held: () => void;
  readonly lost: () => void;
}

/** The first in each queue has the lock. */
function createLocks(locks: Map<string, Holder[]>, { run, onEnd }: PageTurns): Locks {
  return {
    confirm: () => new Promise((resolve) => run(resolve)),
    request: (name, steal, listener) => {
      const queue = locks.get(name) ?? [];
      locks.set(name, queue);
      let stopped = false;
      const holder: Holder = {
        held: () => run(() => stopped || listener.held()),
        lost: () => run(() => stopped || listener.lost()),
      };
      if (steal) queue.splice(0, 1, holder).forEach(({ lost }) => lost());
      else queue.push(holder);
      if (queue[0] === holder) holder.held();
      const leave = (): void => {
        const at = queue.indexOf(holder);
        if (at >= 0) queue.splice(at, 1);
        if (at === 0) queue[0]?.held();
      };
      onEnd(leave);
      return () => {
        stopped = true;
        leave();
      };
    },
  };
}
