import {
  descriptionOf,
  forVisitor,
  isId,
  limits,
  reject,
  type Ack,
  type Contact,
  type Conversation,
  type ExportPage,
  type Id,
  type LogEvent,
  type Principal,
  type Queries,
} from '@porchlight/protocol';
import type { Reader } from './store.ts';
import type { ErasureStore } from './erasure-store.ts';
import type { Views } from './views.ts';

/** What exports are read from. */
export interface ExportEnvironment {
  readonly read: Pick<Reader, 'history' | 'conversations'>;
  readonly erasures: Pick<ErasureStore, 'contact' | 'conversations'>;
  readonly views: Pick<Views, 'profilesOf'>;
}

/** Answers `contact.export`. */
export type ExportContact = (
  principal: Principal,
  asked: Queries['contact.export'],
) => Promise<Ack<object>>;

/** Where a page goes on: in this conversation, below this seq. */
interface Place {
  readonly conversation: Conversation;
  readonly before_seq: number;
}

/**
 * Gives all that is kept of a contact, a stretch of one conversation at a time: to the visitor what visitors may see, to admins the whole.
 * Files, once there are any, are named by their messages.
 */
export function createExportDesk({ read, erasures, views }: ExportEnvironment): ExportContact {
  async function placeOf(contact_id: Id, after: string | undefined): Promise<Place | null> {
    // What the last page named; anything else is none of ours, and would be no number for a database.
    const [id = '', before = ''] = /^[\da-f-]{36}\.\d{1,9}$/.test(after ?? '')
      ? (after ?? '').split('.')
      : [];
    const [known] = isId(id) ? await read.conversations([id]) : [];
    if (known?.conversation.contact_id === contact_id && Number(before) > 0)
      return { conversation: known.conversation, before_seq: Number(before) };
    const number = known?.conversation.contact_id === contact_id ? known.conversation.number : 0;
    const [next] = await erasures.conversations(contact_id, number, 1);
    return next === undefined ? null : { conversation: next, before_seq: next.head + 1 };
  }

  return async (principal, { contact_id, after }) => {
    const { kind, id, account_id } = principal;
    if (kind === 'visitor' && contact_id !== id) return noContact();
    if (kind === 'agent' && principal.role !== 'admin')
      return reject('forbidden', 'only an admin exports contacts');
    const contact = await erasures.contact(account_id, contact_id);
    if (contact === null) return noContact();
    const place = await placeOf(contact_id, after);
    const first = after === undefined ? { contact: contactFor(contact) } : {};
    if (place === null)
      return { ok: true, ...first, conversation_id: null, events: [], next: null };
    const { conversation, before_seq } = place;
    const { events, more } = await read.history(
      conversation.id,
      kind,
      before_seq,
      limits.export_page,
    );
    const profileOf = await views.profilesOf(account_id);
    const shown = events.flatMap((stored) =>
      kind === 'agent' ? (stored.event as LogEvent) : (forVisitor(stored, profileOf) ?? []),
    );
    const page: ExportPage<LogEvent> = {
      ...first,
      conversation_id: conversation.id,
      events: shown,
      ...describedIn(conversation),
      next: `${conversation.id}.${more ? (events[0]?.event.seq ?? 0) : 0}`,
    };
    return { ok: true, ...page };
  };
}

function contactFor({ id, name, email, created_at, context, identity, attributes }: Contact) {
  const known = { id, name, email, created_at, context };
  return {
    ...known,
    ...(identity !== undefined && { identity }),
    ...(attributes !== undefined && { attributes }),
  };
}

/** Also for visitors, whose log does not tell it. */
function describedIn({
  attributes,
  labels,
}: Conversation): Pick<ExportPage<LogEvent>, 'described'> {
  const described = descriptionOf({ attributes, labels });
  return Object.keys(described).length === 0 ? {} : { described };
}

function noContact(): Ack<object> {
  return reject('not_found', 'no such contact');
}
