import type { NodeBus } from '../domain/node-bus.ts';

type Listener = (text: string, node_id: string) => void;

/** Where nodes of a test hear each other, when they can. */
export interface Hall {
  /** A bus for one node. */
  readonly enter: (node_id: string) => NodeBus;
  /** Nobody hears anything, and everybody knows; or (`true`) they do again. */
  readonly works: (works: boolean) => void;
  /** The next so many messages are lost, and nobody knows. */
  readonly lose: (count: number) => void;
}

/** An empty hall that works. */
export function createHall(): Hall {
  const members: { node_id: string; channel: string; listener: Listener }[] = [];
  const beginners = new Set<() => void>();
  let [works, to_lose] = [true, 0];
  return {
    enter: (node_id) => ({
      node_id,
      tell(channel, text) {
        if (!works) return;
        if (to_lose > 0) return void (to_lose -= 1);
        for (const member of Array.from(members)) {
          if (member.channel === channel && member.node_id !== node_id) {
            member.listener(text, node_id);
          }
        }
      },
      hear(channel, listener) {
        const member = { node_id, channel, listener };
        members.push(member);
        return () => void members.splice(members.indexOf(member), 1);
      },
      works: () => works,
      onWorking(listener) {
        beginners.add(listener);
        return () => void beginners.delete(listener);
      },
    }),
    works(now) {
      works = now;
      if (now) for (const begin of Array.from(beginners)) begin();
    },
    lose: (count) => (to_lose = count),
  };
}
