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
    const shared = shareWords(words);
    for (const [connection, hub] of wheel[turn] ?? []) beat(connection, hub.reached(), shared);
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

/**
 * One word a cursor for all who hear it in the same moment: to make one costs more than to send it, and most stand in the
 * same place. The next moment's is another, so it still says nothing, not even whether it is the same.
 */
function shareWords({ write }: Pick<CursorWords, 'write'>): Pick<CursorWords, 'write'> {
  const written = new Map<string, string>();
  return {
    write(side, cursor) {
      const key = `${side} ${cursor}`;
      const word = written.get(key) ?? write(side, cursor);
      written.set(key, word);
      return word;
    },
  };
}
