import { limits } from '@porchlight/protocol';
import type { AccountHub } from './account-hub.ts';
import type { Clock, Stop } from './clock.ts';
import { beat, type Connection } from './connection.ts';
import type { CursorWords } from './cursor-words.ts';

/** Says `heads` every 4 s on every connection that joined. */
export interface Heartbeat {
  /** The function it returns takes the connection out again. */
  readonly join: (connection: Connection, hub: AccountHub) => Stop;
  readonly stop: Stop;
}

/** The beats are spread over this many moments of their period, so that thousands don't stall the rest. */
const slots = 40;

/** Starts the heartbeat. */
export function startHeartbeat(clock: Clock, words: CursorWords): Heartbeat {
  const wheel = Array.from({ length: slots }, () => new Map<Connection, AccountHub>());
  let joined = 0;
  let turn = 0;
  const stop = clock.every(limits.heads_ms / slots, () => {
    for (const [connection, hub] of wheel[turn] ?? []) beat(connection, hub.reached(), words);
    turn = (turn + 1) % slots;
  });
  return {
    join(connection, hub) {
      const slot = wheel[joined++ % slots];
      slot?.set(connection, hub);
      return () => void slot?.delete(connection);
    },
    stop,
  };
}
