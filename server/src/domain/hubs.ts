import type { Id, Presence, PresenceFrame } from '@porchlight/protocol';
import { openAccountHub, tell, type AccountHub, type HubEnvironment } from './account-hub.ts';
import type { Stop } from './clock.ts';
import type { Connection } from './connection.ts';

/** The hubs of all accounts that have connections on this server. */
export interface Hubs {
  /** The hub of an account, opened where it is not yet. Rejects with StorageError. */
  readonly open: (account_id: Id) => Promise<AccountHub>;
  /** Every connection of every account. */
  readonly connections: () => Iterable<Connection>;
  /** The connections that typing and presence may be told to; nobody where the account has none. */
  readonly peek: (account_id: Id) => AccountHub | undefined;
  readonly stop: Stop;
}

/** What the hubs need of the world. */
export interface HubsEnvironment extends HubEnvironment {
  /** Begins to hear what other nodes tell of an account. */
  readonly attend: (account_id: Id) => Stop;
}

/** How long a hub stays open without connections, in milliseconds. */
const linger_ms = 10_000;

/** Opens a hub at the first connection of an account and closes it some time after the last. */
export function createHubs(environment: HubsEnvironment): Hubs {
  const opening = new Map<Id, Promise<AccountHub>>();
  const hubs = new Map<Id, AccountHub>();

  async function start(account_id: Id): Promise<AccountHub> {
    try {
      const opened = await openAccountHub(environment, account_id);
      const leave = environment.attend(account_id);
      const stop = () => {
        leave();
        opened.stop();
      };
      const hub = { ...opened, stop };
      hubs.set(account_id, hub);
      return hub;
    } finally {
      opening.delete(account_id);
    }
  }

  function open(account_id: Id): Promise<AccountHub> {
    const hub = hubs.get(account_id);
    if (hub !== undefined) return Promise.resolve(hub);
    const begun = opening.get(account_id) ?? start(account_id);
    opening.set(account_id, begun);
    return begun;
  }

  let empty = new Set<AccountHub>();
  // A hub that was empty at two looks in a row is closed.
  const stopSweep = environment.clock.every(linger_ms, () => {
    const still = new Set<AccountHub>();
    for (const [account_id, hub] of hubs) {
      if (hub.size() > 0) continue;
      if (!empty.has(hub)) still.add(hub);
      else {
        hub.stop();
        hubs.delete(account_id);
      }
    }
    empty = still;
  });

  return {
    open,
    peek: (account_id) => hubs.get(account_id),
    *connections() {
      for (const hub of hubs.values()) {
        yield* hub.agents();
        yield* hub.visitors();
      }
    },
    stop() {
      stopSweep();
      for (const hub of hubs.values()) hub.stop();
    },
  };
}

/** Tells who came or went: agents of everybody, visitors of agents only. */
export function tellPresence(hub: AccountHub | undefined, presence: Presence): void {
  if (hub === undefined) return;
  tell(hub.agents(), 'presence', presence);
  if (presence.party.kind !== 'agent') return;
  const agent = hub.directory.profileOf(presence.party.id);
  const frame: PresenceFrame = agent === undefined ? presence : { ...presence, agent };
  tell(hub.visitors(), 'presence', frame);
}
