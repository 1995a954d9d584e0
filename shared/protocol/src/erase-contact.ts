import type { DurableCommands } from './commands.ts';
import { approve, notFound, type Decision, type EventDraft } from './decision.ts';
import type { Contact, Moment, Principal } from './entities.ts';
import { reject } from './errors.ts';
import { emptyContact } from './erasure.ts';
import type { Facts } from './facts.ts';

/**
 * Judges `contact.erase`: visitors themselves, and admins. The contact is empty at once; what it has said is emptied by the job that
 * follows.
 */
export function eraseContact(
  { contact }: Facts,
  principal: Principal,
  { contact_id }: DurableCommands['contact.erase'],
  now: Moment,
): Decision {
  if (contact === null) return notFound('contact');
  if (principal.kind === 'visitor' && contact.id !== principal.id) return notFound('contact');
  if (principal.kind === 'agent' && principal.role !== 'admin')
    return reject('forbidden', 'only an admin erases contacts');
  if (contact.erased_at !== undefined) return approve(null, now, []);
  const job = { kind: 'contact.erase', message_id: contact_id, attempt: 1, due_at: now } as const;
  return { ...approve(null, now, [erasedDraft(contact, now)]), jobs: [job] };
}

/** The event by which a contact is empty. */
export function erasedDraft(contact: Contact, now: Moment): EventDraft {
  const data = { contact: { ...emptyContact(contact), erased_at: now } };
  return { event_type: 'contact.erased', internal: true, data };
}
