import type { Id } from '@porchlight/protocol';
import type { Builder } from './statement.ts';

/**
 * The items of the feed that a conversation's log lists, as `entry` with its seq and slot, and `feed`. The cross join keeps
 * SQLite from walking through the feed instead.
 */
export function selectLog(db: Builder, conversation_id: Id) {
  return db
    .selectFrom('log_entries as entry')
    .crossJoin('feed')
    .where('entry.conversation_id', '=', conversation_id)
    .where('feed.account_id', '=', accountOf(db, conversation_id))
    .whereRef('feed.position', '=', 'entry.position');
}

/** In whose account's feed a conversation's items stand. */
export function accountOf(db: Builder, conversation_id: Id) {
  return db
    .selectFrom('conversations as its')
    .select('its.account_id')
    .where('its.id', '=', conversation_id);
}
