import {
  type Conversation,
  type Plan,
  readSeq,
  type Receipt,
  type StoredEvent,
} from '@porchlight/protocol';
import type { RevokedSession } from '../domain/store.ts';
import { goOn, type Soon } from '../domain/soon.ts';
import { type Write, type WriteSession, writeOf } from './database.ts';
import {
  type Counts,
  eventColumns,
  type EventRow,
  eventRow,
  itemsOf,
  revokedRow,
  stepColumns,
  type StepRow,
  stepRow,
} from './feed-row.ts';
import type { FeedTable } from './schema.ts';
import { type Builder, statement } from './statement.ts';

/** Adds a plan's events and its step to the feed of an account. */
export interface FeedWriter {
  /** `before` is the conversation's row as it was; null where the plan creates it or touches none. */
  append(
    session: WriteSession,
    account_id: string,
    plan: Plan,
    before: Conversation | null,
  ): Soon<void>;
  /** Adds that a session was revoked. */
  appendRevoked(session: WriteSession, account_id: string, revoked: RevokedSession): Soon<void>;
}

/** Compiles the feed's insert. */
export function createFeedWriter(db: Builder): FeedWriter {
  const insertEvent = statement((p: EventRow) =>
    db.insertInto('feed').values(pick(p, eventColumns) as FeedTable),
  );
  const insertStep = statement((p: StepRow) =>
    db.insertInto('feed').values(pick(p, stepColumns) as FeedTable),
  );
  const writesOf = (
    session: WriteSession,
    account_id: string,
    { events, receipt, conversation }: Plan,
    first: number,
    before: Conversation | null,
  ): readonly Write[] => {
    const counts = countsAfterEach(events, conversation);
    const writes = events.map((stored, index) => {
      const row = eventRow(stored, first + index, counts[index] ?? noCounts);
      list(session, row);
      return writeOf(insertEvent, row);
    });
    if (receipt === null) return writes;
    const follows = followsIn(before, receipt);
    const row = stepRow(receipt, account_id, first + events.length, follows);
    list(session, row);
    return [...writes, writeOf(insertStep, row)];
  };
  return {
    append: (session, account_id, plan, before) => {
      const size = plan.events.length + (plan.receipt === null ? 0 : 1);
      if (size === 0) return;
      return goOn(session.takePositions(account_id, size), (last) => {
        const first = last - size + 1;
        const written = session.write(writesOf(session, account_id, plan, first, before));
        return goOn(written, () => session.tell(account_id, itemsOf(plan, first)));
      });
    },
    appendRevoked: (session, account_id, revoked) =>
      goOn(session.takePositions(account_id, 1), (position) => {
        const row = revokedRow(revoked, account_id, position);
        const written = session.write([writeOf(insertEvent, row)]);
        const item = { position, conversation: null, revoked };
        return goOn(written, () => session.tell(account_id, [item]));
      }),
  };
}

function list(session: WriteSession, row: EventRow | StepRow): void {
  const { conversation_id, seq, slot, position } = row;
  if (conversation_id === null || seq === null) return;
  session.list({ conversation_id, seq, slot, position });
}

const noCounts: Counts = { visitor_count: null, agent_count: null };

/** True for a step whose side has come that far before. */
function followsIn(before: Conversation | null, { kind, actor, up_to_seq }: Receipt): boolean {
  return kind === 'read' && before !== null && up_to_seq <= readSeq(before, actor.kind);
}

/** The counters after each event, found backwards from the row as it is after the last. */
function countsAfterEach(
  events: readonly StoredEvent[],
  after: Conversation | null,
): readonly Counts[] {
  if (after === null) return [];
  let { visitor_count, agent_count } = after;
  const backwards = events.toReversed().map(({ event, internal }) => {
    const counts = { visitor_count, agent_count };
    if (event.event_type === 'message.created' && !internal) {
      if (event.data.message.author.kind === 'visitor') visitor_count -= 1;
      else agent_count -= 1;
    }
    return counts;
  });
  return backwards.toReversed();
}

/** These parameters alone: an insert names its columns, and the rest stay null. */
function pick<Row, Key extends keyof Row & string>(row: Row, keys: readonly Key[]): Pick<Row, Key> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Row, Key>;
}
