import {
  approve,
  erasedDraft,
  stamp,
  type Id,
  type IdSource,
  type Moment,
  type Principal,
} from '@porchlight/protocol';
import { applyPlan, type Tables } from './tables.ts';

/** What a real server does by a job: empties all that is kept of a contact that was erased, and of those it was before. */
export function eraseAll(
  tables: Tables,
  contact_id: Id,
  { newId, at }: { readonly newId: IdSource; readonly at: Moment },
): readonly Id[] {
  const principal: Principal = {
    kind: 'agent',
    id: contact_id,
    account_id: tables.account_id,
    role: 'admin',
  };
  const options = { principal, source: 'api', newId, number: 0 } as const;
  const merged = [...tables.contacts.values()].filter((one) => one.merged_into === contact_id);
  for (const contact of merged) {
    if (contact.erased_at !== undefined) continue;
    applyPlan(tables, stamp(approve(null, at, [erasedDraft(contact, at)]), null, options));
  }
  const ids = [contact_id, ...merged.map(({ id }) => id)];
  for (const conversation of tables.conversations.values()) {
    if (!ids.includes(conversation.contact_id) || conversation.erased_at !== undefined) continue;
    const erased = { event_type: 'conversation.erased', internal: false, data: {} } as const;
    applyPlan(tables, stamp(approve(conversation.id, at, [erased]), conversation, options));
  }
  for (const [key, id] of tables.members) if (ids.includes(id)) tables.members.delete(key);
  for (const [token, { id }] of tables.sessions)
    if (ids.includes(id)) tables.sessions.delete(token);
  return ids;
}
