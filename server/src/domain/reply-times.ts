import { replyTimeOf, type ReplyTime } from '@porchlight/protocol';
import { momentOf, type Clock } from './clock.ts';
import type { Store } from './store.ts';
import type { Log } from './telemetry.ts';
import type { KeyedInbox } from './visitor-access.ts';

/** How soon visitors usually get a first answer, as measured. */
export interface ReplyTimes {
  /** Null where nothing can be promised, or the database does not answer: a chat opens without a promise, too. */
  readonly of: (inbox: KeyedInbox) => Promise<ReplyTime | null>;
}

/** What measuring needs. */
export interface ReplyTimesEnvironment {
  readonly store: { readonly read: Pick<Store['read'], 'firstWaits'> };
  readonly clock: Clock;
  readonly log: Log;
}

/** Waits of so many ms back count: four weeks. */
const span_ms = 28 * 24 * 3_600_000;
/** A measure holds for ten minutes: nobody's habits change faster. */
const holds_ms = 600_000;
/** So many inboxes are remembered. */
const most = 1_000;

interface Measure {
  readonly until_ms: number;
  readonly hours: unknown;
  readonly reply_time: Promise<ReplyTime | null>;
}

/** Measures, and remembers what it has measured. */
export function createReplyTimes({ store, clock, log }: ReplyTimesEnvironment): ReplyTimes {
  const measures = new Map<string, Measure>();

  async function measure({ id, account_id, first_contact }: KeyedInbox): Promise<ReplyTime | null> {
    try {
      const waits = await store.read.firstWaits(account_id, id, momentOf(clock, -span_ms));
      return replyTimeOf(waits, first_contact?.hours ?? null, clock.now());
    } catch (error) {
      // Nothing was measured: the next chat that opens asks again.
      measures.delete(id);
      log.warn({ err: error, inbox_id: id }, 'the reply time could not be measured');
      return null;
    }
  }

  return {
    of(inbox) {
      const hours = JSON.stringify(inbox.first_contact?.hours);
      const known = measures.get(inbox.id);
      if (known && known.until_ms > clock.now() && known.hours === hours) return known.reply_time;
      if (measures.size >= most) measures.clear();
      const reply_time = measure(inbox);
      measures.set(inbox.id, { until_ms: clock.now() + holds_ms, hours, reply_time });
      return reply_time;
    },
  };
}
