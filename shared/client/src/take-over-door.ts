import type { Tabs } from './environment.ts';
import type { Handed } from './tab-door.ts';

/** The tabs as a team finds them: it asks for lock and channel, and gets those that the door has already. */
export function takeOverDoor({ tabs, channel, held, stopLock, pass }: Handed): Tabs {
  let hear: (message: unknown) => void = () => {};
  let first = true;
  return {
    openChannel: (_name, take) => {
      hear = take;
      return channel;
    },
    locks: {
      confirm: tabs.locks.confirm,
      request: (name, steal, listener) => {
        if (!first) return tabs.locks.request(name, steal, listener);
        first = false;
        pass(listener, hear);
        if (held()) listener.held();
        return stopLock;
      },
    },
  };
}
