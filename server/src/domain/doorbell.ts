import type { Id } from '@porchlight/protocol';
import type { Clock, Stop } from './clock.ts';
import type { NodeBus } from './node-bus.ts';
import type { Store } from './store.ts';

/** Who hears which account's feed has grown, by whatever node. */
export interface Doorbell {
  /** Called when an account's feed has grown: at once by this node, for accounts that it attends also by others. */
  readonly onCommit: Store['onCommit'];
  /** Hears the other nodes ring for an account. */
  readonly attend: (account_id: Id) => Stop;
  readonly stop: Stop;
}

/** What the doorbell needs. */
export interface DoorbellEnvironment {
  readonly store: Pick<Store, 'onCommit'>;
  readonly bus: NodeBus;
  readonly clock: Pick<Clock, 'soon'>;
  readonly telemetry: { readonly rang: (way: 'sent' | 'heard') => void };
}

/**
 * Rings at the other nodes after a commit: once per account for all commits of a turn. A ring says nothing of what was
 * committed; whoever hears it reads the feed, and whoever doesn't, looks by itself within half a second.
 */
export function createDoorbell({ store, bus, clock, telemetry }: DoorbellEnvironment): Doorbell {
  const listeners = new Set<(account_id: Id) => void>();
  const grown = new Set<Id>();
  const channelOf = (account_id: Id) => `feed:${account_id}`;

  function ring(): void {
    for (const account_id of grown) {
      bus.tell(channelOf(account_id), '');
      telemetry.rang('sent');
    }
    grown.clear();
  }

  const stop = store.onCommit((account_id) => {
    if (grown.size === 0) clock.soon(ring);
    grown.add(account_id);
  });
  return {
    onCommit(listener) {
      const stopNear = store.onCommit(listener);
      listeners.add(listener);
      return () => {
        stopNear();
        listeners.delete(listener);
      };
    },
    attend: (account_id) =>
      bus.hear(channelOf(account_id), () => {
        telemetry.rang('heard');
        for (const listener of listeners) listener(account_id);
      }),
    stop,
  };
}
