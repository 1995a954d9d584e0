import {
  descriptionOf,
  limits,
  reject,
  type Ack,
  type ExportPage,
  type LogEvent,
  type Principal,
  type Queries,
} from '@porchlight/protocol';
import { eventsSeenBy } from './seen-by.ts';
import type { Tables } from './tables.ts';

/** Answers `contact.export` from the tables. */
export function exportContact(
  tables: Tables,
  principal: Principal,
  { contact_id, after = '' }: Queries['contact.export'],
): Ack<object> {
  const contact = tables.contacts.get(contact_id);
  if (contact === undefined || (principal.kind === 'visitor' && principal.id !== contact_id))
    return reject('not_found', 'no such contact');
  if (principal.kind === 'agent' && principal.role !== 'admin')
    return reject('forbidden', 'only an admin exports contacts');
  const { merged_into: _merged, erased_at: _erased, ...known } = contact;
  const first = after === '' ? { contact: known } : {};
  const answer = (page: ExportPage<LogEvent>): Ack<object> => ({ ok: true, ...first, ...page });
  const own = [...tables.conversations.values()].filter((one) => one.contact_id === contact_id);
  const [id = '', before = '0'] = after.split('.');
  const at = own.findIndex((one) => one.id === id);
  const conversation = Number(before) > 0 ? own[at] : own[at + 1];
  if (conversation === undefined) return answer({ conversation_id: null, events: [], next: null });
  const seen = eventsSeenBy(tables, principal, tables.logs.get(conversation.id) ?? []);
  const older = seen.filter(({ seq }) => seq < (Number(before) || Infinity));
  const events = older.slice(-limits.export_page);
  const next = `${conversation.id}.${older.length > events.length ? (events[0]?.seq ?? 0) : 0}`;
  const described = descriptionOf({ ...conversation });
  const told = Object.keys(described).length === 0 ? {} : { described };
  return answer({ conversation_id: conversation.id, events, ...told, next });
}
