import type { CallOutcome, Clock, Link, LinkListener, Transport } from '../environment.ts';

/** What may happen to one frame on its way to a client. */
export type FrameFate = 'arrives' | 'is lost' | 'comes twice' | 'comes late';

/** What may happen to one call. */
export type CallFate = 'arrives' | 'is lost' | 'is not answered';

/** A network between clients and a server, and what it does to them. */
export interface RoughNetwork {
  readonly through: (transport: Transport) => Transport;
  /** What happens to the next frames and calls; when it runs out, all goes well. */
  readonly frames: FrameFate[];
  readonly calls: CallFate[];
  /** How many connections there are. */
  readonly open: () => number;
  /** Cuts every connection. */
  readonly cut: () => void;
  /** How often each fate has been met, to prove that the storm stormed. */
  readonly met: Record<string, number>;
}

const answer_ms = 10_000;

/** Makes a network where all goes well until fates are given. */
export function createRoughNetwork(clock: Clock): RoughNetwork {
  const frames: FrameFate[] = [];
  const calls: CallFate[] = [];
  const met: Record<string, number> = {};
  const open = new Set<() => void>();

  function next<Fate extends string>(fates: Fate[], otherwise: Fate): Fate {
    const fate = fates.shift() ?? otherwise;
    met[fate] = (met[fate] ?? 0) + 1;
    return fate;
  }

  function rough(listener: LinkListener): LinkListener {
    let late: (() => void)[] = [];
    const deliver = (name: string, payload: unknown): void => {
      listener.frame(name, payload);
      const waited = late;
      late = [];
      for (const arrive of waited) arrive();
    };
    return {
      closed: listener.closed,
      frame: (name, payload) => {
        const fate = next(frames, 'arrives');
        if (fate === 'comes late') late.push(() => listener.frame(name, payload));
        else if (fate !== 'is lost') deliver(name, payload);
        if (fate === 'comes twice') deliver(name, payload);
      },
    };
  }

  /** Without an answer a call is unclear after 10 s, as over a real socket. */
  function unanswered(): Promise<CallOutcome> {
    return new Promise((resolve) => {
      clock.after(answer_ms, () => resolve({ kind: 'unclear' }));
    });
  }

  return {
    frames,
    calls,
    met,
    open: () => open.size,
    cut: () => {
      met['cut'] = (met['cut'] ?? 0) + open.size;
      for (const end of open) end();
    },
    through: (transport) => ({
      connect: (handshake, listener) => {
        const link: Link = transport.connect(handshake, rough(listener));
        const end = (): void => {
          open.delete(end);
          link.close();
          listener.closed(null);
        };
        open.add(end);
        return {
          close: () => {
            open.delete(end);
            link.close();
          },
          call: (name, payload) => {
            const fate = next(calls, 'arrives');
            if (fate === 'is lost') return unanswered();
            const answer = link.call(name, payload);
            return fate === 'arrives' ? answer : unanswered();
          },
        };
      },
    }),
  };
}
