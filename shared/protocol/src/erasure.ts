import type { Contact, Description, Message, VisitContext } from './entities.ts';
import type { AgentEvent, LogEvent } from './events.ts';

/** The event by which a log says that all in it is gone. */
export type Erasure = Extract<LogEvent, { event_type: 'conversation.erased' }>;

/** True for it. */
export function isErasure<Event extends AgentEvent | LogEvent>(
  event: Event,
): event is Extract<Event, Erasure> {
  return event.event_type === 'conversation.erased';
}

/** A contact of whom nothing is known but that it was there, and, where it was erased itself, since when. */
export function emptyContact({
  identity: _identity,
  attributes: _attributes,
  context,
  ...contact
}: Contact): Contact {
  const untold = Object.fromEntries(Object.keys(context).map((key) => [key, null]));
  return { ...contact, name: null, email: null, context: untold as unknown as VisitContext };
}

/** A message without anything that was said, or how it went. It stands in its place like one that was recalled as it was written. */
export function emptyMessage(message: Message): Message {
  const { rich: _rich, answer: _answer, attachments: _files, source_id: _id, ...rest } = message;
  const empty = { ...rest, text: '', recalled_at: message.recalled_at ?? message.at };
  return message.status ? { ...empty, external_error: null } : empty;
}

/** An earlier event of a log that was erased. */
export function emptyEvent<Event extends AgentEvent | LogEvent>(event: Event): Event {
  const { data } = event;
  return {
    ...event,
    data: {
      ...withoutClaims(data),
      ...('message' in data && { message: emptyMessage(data.message) }),
      ...('text' in data && { text: '' }),
      ...('comment' in data && { comment: null }),
      ...('external_error' in data && { external_error: null }),
      ...('contact' in data && { contact: emptyContact(data.contact) }),
    },
  };
}

/** What was said to the form before a conversation, and what a website told of it. */
function withoutClaims<Data extends object>(data: Data): Data {
  const claims: { readonly answers?: unknown } & Partial<Record<keyof Description, unknown>> = data;
  const { answers: _answers, attributes: _attributes, labels: _labels, ...rest } = claims;
  return rest as Data;
}

/** An event of the account itself, once the contact that it tells of was erased. */
export function withoutContact(event: AgentEvent, erased: Contact): AgentEvent {
  const { event_type } = event;
  const tells = event_type === 'contact.updated' || event_type === 'contact.identified';
  return tells && event.data.contact.id === erased.id ? emptyEvent(event) : event;
}
