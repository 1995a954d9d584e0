import type { Id } from '@porchlight/protocol';
import type { AccountHub } from './account-hub.ts';
import type { Clock, Stop } from './clock.ts';
import { createDoorbell, type Doorbell } from './doorbell.ts';
import { createLimitExchange, type LimitExchange } from './limit-exchange.ts';
import { noBus, type NodeBus } from './node-bus.ts';
import { createPresenceExchange, type PresenceExchange } from './presence-exchange.ts';
import type { PresenceBook } from './presence.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Store } from './store.ts';
import type { Telemetry } from './telemetry.ts';
import { createTypingDesk, type TypingDesk } from './typing.ts';

/** Everything that the nodes of one house tell each other. All of it may be lost. */
export interface NodeExchange {
  readonly doorbell: Pick<Doorbell, 'onCommit'>;
  readonly typing: TypingDesk;
  readonly presence: PresenceExchange;
  readonly limits: LimitExchange;
  /** Hears what other nodes tell of an account that has connections here. */
  readonly attend: (account_id: Id) => Stop;
  readonly stop: Stop;
}

/** What the exchange needs; the functions are called when others tell something. */
export interface NodeExchangeEnvironment {
  readonly store: Pick<Store, 'onCommit'>;
  /** Null for a node that is alone. */
  readonly bus: NodeBus | null;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly hubOf: (account_id: Id) => AccountHub | undefined;
  readonly book: () => PresenceBook;
  readonly limits: () => RateLimits;
}

interface Parts {
  readonly doorbell: Doorbell;
  readonly presence: PresenceExchange;
  readonly limits: LimitExchange;
}

/** Begins to exchange. A node that is alone tells nobody, and does nothing for it. */
export function createNodeExchange(environment: NodeExchangeEnvironment): NodeExchange {
  const { bus, hubOf, limits } = environment;
  const typing = createTypingDesk({ bus: bus ?? noBus, hubOf, limits });
  const parts = bus === null ? partsOfNoNode(environment) : partsOver(bus, environment);
  return {
    ...parts,
    typing,
    attend(account_id) {
      const stops = [parts.doorbell.attend(account_id), typing.attend(account_id)];
      return () => stops.forEach((stop) => stop());
    },
    stop() {
      for (const part of [parts.doorbell, parts.presence, parts.limits]) part.stop();
    },
  };
}

function partsOver(bus: NodeBus, environment: NodeExchangeEnvironment): Parts {
  const { store, clock, telemetry, book, limits } = environment;
  return {
    doorbell: createDoorbell({ store, bus, clock, telemetry }),
    presence: createPresenceExchange({ bus, clock, book }),
    limits: createLimitExchange({ bus, clock, limits }),
  };
}

function partsOfNoNode({ store: { onCommit } }: Pick<NodeExchangeEnvironment, 'store'>): Parts {
  const nothing = () => undefined;
  return {
    doorbell: { onCommit, attend: () => nothing, stop: nothing },
    presence: { changedHere: nothing, chosen: nothing, stop: nothing },
    limits: { taken: nothing, stop: nothing },
  };
}
