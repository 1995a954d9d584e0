import type { Locks, Tabs } from '../environment.ts';

/** What the browser gives its tabs to work together; undefined where it is too old, or the page's origin not secure. */
export function createBrowserTabs(): Tabs | undefined {
  const manager: LockManager | undefined = navigator.locks;
  if (manager === undefined || typeof BroadcastChannel === 'undefined') return undefined;
  return {
    locks: createBrowserLocks(manager),
    openChannel: (name, hear) => {
      const channel = new BroadcastChannel(name);
      channel.addEventListener('message', ({ data }) => hear(data));
      return {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
        post: (message) => channel.postMessage(message),
        close: () => channel.close(),
      };
    },
  };
}

const everybodys = 'porchlight';

// Web Locks as the client wants them.
function createBrowserLocks(manager: LockManager): Locks {
  return {
    request: (name, steal, { held, lost }) => {
      const giveUp = new AbortController();
      let release: (() => void) | undefined;
      const asked = manager.request(name, steal ? { steal } : { signal: giveUp.signal }, () => {
        if (giveUp.signal.aborted) return undefined;
        return new Promise<void>((resolve) => {
          release = resolve;
          held();
        });
      });
      asked.catch(() => {
        if (release !== undefined && !giveUp.signal.aborted) lost();
      });
      return () => {
        giveUp.abort();
        release?.();
      };
    },
    // The browser answers in order: what it took away before it answers, it has told before. Asked by a lock that is
    // everybody's, because Firefox refuses `query` to the frames of other sites.
    confirm: () => manager.request(everybodys, { mode: 'shared' }, () => undefined),
  };
}
