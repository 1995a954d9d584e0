import type { DurableCommands } from './commands.ts';
import { approve, maySee, notFound, type Decision } from './decision.ts';
import type {
  Attributes,
  AttributeWishes,
  Contact,
  Description,
  Moment,
  Principal,
} from './entities.ts';
import { reject, type Rejection } from './errors.ts';
import type { Facts } from './facts.ts';
import { descriptionLimits } from './limits.ts';

/** Judges `contact.describe`: what a website's page tells of its visitor. */
export function describeContact(
  { contact }: Facts,
  principal: Principal,
  { attributes: wishes }: DurableCommands['contact.describe'],
  now: Moment,
): Decision {
  if (principal.kind !== 'visitor') return reject('forbidden', 'only a visitor’s page tells this');
  if (contact === null) return notFound('contact');
  const described = describedAs(contact, wishes);
  if (described === null) return tooMuch;
  if (described === contact) return approve(null, now, []);
  const data = { contact: described };
  return approve(null, now, [{ event_type: 'contact.updated', internal: true, data }]);
}

/** The contact as these wishes leave it: the same one where nothing changes, and null where that were too much. */
export function describedAs(contact: Contact, wishes: AttributeWishes): Contact | null {
  const attributes = changedAttributes(contact.attributes, wishes);
  if (attributes === contact.attributes) return contact;
  return isTooMuch({ attributes }) ? null : withAttributes(contact, attributes);
}

/** Judges `conversation.describe`: what a website's page tells of a conversation of its visitor's. */
export function describeConversation(
  { conversation }: Facts,
  principal: Principal,
  wishes: DurableCommands['conversation.describe'],
  now: Moment,
): Decision {
  if (conversation === null || !maySee(principal, conversation)) return notFound('conversation');
  if (principal.kind !== 'visitor')
    return reject('forbidden', 'only its visitor’s page tells this');
  if (conversation.erased_at !== undefined)
    return reject('forbidden', 'what was said here was erased');
  const attributes = changedAttributes(conversation.attributes, wishes.attributes ?? {});
  const labels = changedLabels(conversation.labels, wishes);
  const isSame = attributes === conversation.attributes && labels === conversation.labels;
  if (isSame) return approve(conversation.id, now, []);
  if (isTooMuch({ attributes, labels })) return tooMuch;
  const data = descriptionOf({ attributes, labels });
  // Visitors are not told of it: a website need not read back what it says.
  return approve(conversation.id, now, [
    { event_type: 'conversation.described', internal: true, data },
  ]);
}

/** What is told of a person of whom two contacts told: of the same key, what stands with the known one. */
export function mergedAttributes(
  known: Attributes | undefined,
  stranger: Attributes | undefined,
): Attributes | undefined {
  if (known === undefined || stranger === undefined) return known ?? stranger;
  const more = Object.entries(stranger).filter(([key]) => !Object.hasOwn(known, key));
  const room = descriptionLimits.attributes - Object.keys(known).length;
  return { ...known, ...Object.fromEntries(more.slice(0, room)) };
}

/** The contact with these attributes, or without any. */
function withAttributes(
  { attributes: _before, ...contact }: Contact,
  attributes: Attributes | undefined,
): Contact {
  return attributes === undefined ? contact : { ...contact, attributes };
}

/** A description without what is not there. */
export function descriptionOf({ attributes, labels }: Partly): Description {
  return {
    ...(attributes !== undefined && { attributes }),
    ...(labels !== undefined && { labels }),
  };
}

/** A description of which anything may be missing. */
type Partly = { readonly [Part in keyof Description]: Description[Part] | undefined };

/** The attributes with these wishes fulfilled; the same ones where nothing changes, and undefined for none. */
function changedAttributes(
  known: Attributes | undefined,
  wishes: AttributeWishes,
): Attributes | undefined {
  const changes = Object.entries(wishes).filter(([key, value]) => valueOf(known, key) !== value);
  if (changes.length === 0) return known;
  const all = Object.entries({ ...known, ...Object.fromEntries(changes) });
  const left = all.filter((entry): entry is [string, Attributes[string]] => entry[1] !== null);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function valueOf(known: Attributes = {}, key: string): Attributes[string] | null {
  return Object.hasOwn(known, key) ? (known[key] ?? null) : null;
}

/** The same for labels. What is both added and removed is there afterwards. */
function changedLabels(
  known: Description['labels'],
  { add_labels = [], remove_labels = [] }: DurableCommands['conversation.describe'],
): Description['labels'] {
  const before = known ?? [];
  const kept = before.filter((one) => !remove_labels.includes(one) || add_labels.includes(one));
  const labels = [...new Set([...kept, ...add_labels])];
  if (labels.length === before.length && kept.length === before.length) return known;
  return labels.length === 0 ? undefined : labels;
}

function isTooMuch({ attributes = {}, labels = [] }: Partly): boolean {
  const most = descriptionLimits;
  return Object.keys(attributes).length > most.attributes || labels.length > most.labels;
}

/** What is said where it were. */
export const tooMuch: Rejection = reject(
  'invalid',
  `at most ${descriptionLimits.attributes} attributes and ${descriptionLimits.labels} labels`,
);
