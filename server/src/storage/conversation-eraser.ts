import { emptyEvent, type ConversationEvent, type Id } from '@porchlight/protocol';
import { goOn, type Soon } from '../domain/soon.ts';
import { type Write, type WriteSession, writeOf } from './database.ts';
import { feedColumns, type FeedRow, storedEventOf, toldOf } from './feed-row.ts';
import { selectLog } from './log-table.ts';
import { type Builder, statement } from './statement.ts';

/** Empties a stretch of a conversation's log; gives back where it ended, null where that was all. */
export type EraseStretch = (
  session: WriteSession,
  conversation_id: Id,
  after_seq: number,
  limit: number,
) => Soon<number | null>;

/** Compiles what empties logs: of each event that tells of somebody, nothing is left but that it happened. */
export function createConversationEraser(db: Builder): EraseStretch {
  const stretch = statement((p: { conversation_id: Id; after_seq: number; limit: number }) =>
    selectLog(db, p.conversation_id)
      .leftJoin('messages', 'messages.id', 'feed.message_id')
      .select(feedColumns)
      .where('entry.seq', '>', p.after_seq)
      .where('entry.slot', '=', '')
      .orderBy('entry.seq')
      .limit(p.limit),
  );
  const message = statement((p: { id: Id }) =>
    db
      .updateTable('messages')
      .set({ text: '', hash: '', rich: null, answer: null, attachments: null, source_id: null })
      .set((eb) => ({ recalled_at: eb.fn.coalesce('recalled_at', 'at') }))
      .where('id', '=', p.id),
  );
  const details = statement((p: { id: Id; details: string }) =>
    db.updateTable('messages').set({ details: p.details }).where('id', '=', p.id),
  );
  const told = statement((p: { account_id: Id; position: number; data: string | null }) =>
    db
      .updateTable('feed')
      .set({ data: p.data })
      .where('account_id', '=', p.account_id)
      .where('position', '=', p.position),
  );

  function writesFor(row: FeedRow): readonly Write[] {
    const event = storedEventOf(row).event as ConversationEvent;
    if (event.event_type !== 'message.created') {
      const { data } = toldOf(emptyEvent(event));
      const { account_id, position } = row;
      return data === row.data ? [] : [writeOf(told, { account_id, position, data })];
    }
    const { id, attempt } = event.data.message;
    const emptied = writeOf(message, { id });
    if (attempt === undefined) return [emptied];
    const packed = JSON.stringify({ external_error: null, attempt });
    return [emptied, writeOf(details, { id, details: packed })];
  }

  return (session, conversation_id, after_seq, limit) =>
    // What was put off is not in the log yet.
    goOn(session.settle(), () =>
      goOn(session.all(stretch, { conversation_id, after_seq, limit }), (rows) =>
        goOn(session.write(rows.flatMap(writesFor)), () =>
          rows.length < limit ? null : (rows.at(-1)?.seq ?? null),
        ),
      ),
    );
}
