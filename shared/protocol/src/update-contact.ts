import type { DurableCommands } from './commands.ts';
import { approve, notFound, type Decision } from './decision.ts';
import { describedAs, tooMuch } from './describe.ts';
import type { Moment, Principal } from './entities.ts';
import { reject } from './errors.ts';
import type { Facts } from './facts.ts';
import { renamed } from './identity.ts';

/** Judges `contact.update`: what agents, and programs of theirs, know of a contact. */
export function updateContact(
  { contact }: Facts,
  principal: Principal,
  wishes: DurableCommands['contact.update'],
  now: Moment,
): Decision {
  if (principal.kind !== 'agent' || contact === null) return notFound('contact');
  if (contact.erased_at !== undefined) return reject('forbidden', 'this contact was erased');
  const described = describedAs(contact, wishes.attributes ?? {});
  if (described === null) return tooMuch;
  const { name = contact.name, email = contact.email } = wishes;
  const isSame = described === contact && contact.name === name && contact.email === email;
  if (isSame) return approve(null, now, []);
  const data = { contact: renamed(described, name, email) };
  return approve(null, now, [{ event_type: 'contact.updated', internal: true, data }]);
}
