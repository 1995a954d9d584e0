import type { Conversation, Id, Principal } from '@porchlight/protocol';
import { goOn, type Soon } from '../domain/soon.ts';
import type { Session } from './database.ts';
import { slotOf } from './feed-row.ts';
import { selectLog } from './log-table.ts';
import { type Builder, statement } from './statement.ts';

/** A public event with the counters after it. */
export type PublicPlace = Pick<Conversation, 'visitor_count' | 'agent_count'> & {
  readonly seq: number;
};

/** Reads what judging a claim needs besides the conversation's row. */
export interface ClaimReader {
  /** The last public event at or below the claim; the row itself answers for a claim up to the head. */
  reached(session: Session, row: Conversation, up_to_seq: number): Soon<PublicPlace>;
  /**
   * The highest step of the caller's own at or above the claim; 0 where there is none. That is exact where it matters,
   * and costs a look-up only where somebody of the caller's side has read that far.
   */
  ownSeq(
    session: Session,
    principal: Principal,
    row: Conversation,
    up_to_seq: number,
  ): Soon<number>;
}

interface OwnKey {
  readonly conversation_id: Id;
  readonly up_to_seq: number;
  readonly leading: string;
  readonly following: string;
  readonly actor_id: Id;
}

/** Compiles the claims' statements. */
export function createClaimReader(db: Builder): ClaimReader {
  const own = ownStatement(db);
  const place = placeStatement(db);
  return {
    reached: (session, row, up_to_seq) => {
      const { public_head, visitor_count, agent_count } = row;
      if (up_to_seq >= public_head) return { seq: public_head, visitor_count, agent_count };
      const found = session.one(place, { conversation_id: row.id, up_to_seq });
      return goOn(found, (event) => ({
        seq: event?.seq ?? 0,
        visitor_count: event?.visitor_count ?? 0,
        agent_count: event?.agent_count ?? 0,
      }));
    },
    ownSeq: (session, { kind, id }, row, up_to_seq) => {
      // A conversation has one visitor, so that side's watermark is the visitor's own.
      if (kind === 'visitor') return row.visitor_read_seq;
      if (up_to_seq > row.agent_read_seq) return 0;
      const step = { actor: { kind, id }, kind: 'read' } as const;
      const slots = { leading: slotOf(step, false), following: slotOf(step, true) };
      const key = { conversation_id: row.id, up_to_seq, actor_id: id, ...slots };
      return goOn(session.one(own, key), (found) => found?.seq ?? 0);
    },
  };
}

function ownStatement(db: Builder) {
  return statement(
    (p: OwnKey) =>
      selectLog(db, p.conversation_id)
        .select('entry.seq')
        .where('entry.seq', '>=', p.up_to_seq)
        .where('entry.slot', 'in', [p.leading, p.following])
        .where('feed.actor_id', '=', p.actor_id)
        .orderBy('entry.seq', 'desc')
        .limit(1),
    { late_rows: 'one' },
  );
}

function placeStatement(db: Builder) {
  return statement(
    (p: { conversation_id: Id; up_to_seq: number }) =>
      selectLog(db, p.conversation_id)
        .select(['entry.seq', 'feed.visitor_count', 'feed.agent_count'])
        .where('entry.seq', '<=', p.up_to_seq)
        .where('entry.slot', '=', '')
        .where('feed.internal', '=', 0)
        .orderBy('entry.seq', 'desc')
        .limit(1),
    { late_rows: 'one' },
  );
}
