import type { Contact, Message, VisitContext } from './entities.ts';
import type { AgentEvent, LogEvent } from './events.ts';

/** The event by which a log says that all in it is gone. */
export type Erasure = Extract<LogEvent, { event_type: 'conversation.erased' }>;

/** True for it. */
export function isErasure<Event extends AgentEvent | LogEvent>(
  event: Event,
): event is Extract<Event, Erasure> {
  return event.event_type === 'conversation.erased';
}

/** Nothing told of a visit. */
export const emptyContext: VisitContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

/** A contact of whom nothing is known but that it was there, and, where it was erased itself, since when. */
export function emptyContact({ id, created_at, merged_into, erased_at }: Contact): Contact {
  return {
    id,
    name: null,
    email: null,
    created_at,
    context: emptyContext,
    ...(merged_into !== undefined && { merged_into }),
    ...(erased_at !== undefined && { erased_at }),
  };
}

/**
 * A message without anything that was said, or how it went. It stands in its place like one that was recalled as it was written; the same
 * object where it is empty already.
 */
export function emptyMessage(message: Message): Message {
  const { text, rich, answer, source_id, recalled_at, external_error = null } = message;
  const isEmpty = text === '' && recalled_at !== null && external_error === null;
  if (isEmpty && rich === undefined && answer === undefined && source_id === undefined)
    return message;
  const { rich: _rich, answer: _answer, source_id: _source, ...rest } = message;
  const empty = { ...rest, text: '', recalled_at: recalled_at ?? message.at };
  return message.status === undefined ? empty : { ...empty, external_error: null };
}

/** An earlier event of a log that was erased; the same object where it tells nothing. */
export function emptyEvent<Event extends AgentEvent | LogEvent>(event: Event): Event {
  switch (event.event_type) {
    case 'message.created': {
      const message = emptyMessage(event.data.message);
      if (message === event.data.message) return event;
      return { ...event, data: { ...event.data, message } };
    }
    case 'message.edited':
      return event.data.text === '' ? event : { ...event, data: { ...event.data, text: '' } };
    case 'conversation.rated':
      return event.data.comment === null
        ? event
        : { ...event, data: { ...event.data, comment: null } };
    case 'message.status_changed':
      return event.data.external_error === null
        ? event
        : { ...event, data: { ...event.data, external_error: null } };
    case 'conversation.created':
    case 'conversation.moved':
      return 'contact' in event.data
        ? { ...event, data: { ...event.data, contact: emptyContact(event.data.contact) } }
        : event;
    default:
      return event;
  }
}

/** An event of the account itself, once the contact that it tells of was erased. */
export function withoutContact(event: AgentEvent, erased: Contact): AgentEvent {
  if (event.event_type !== 'contact.updated' && event.event_type !== 'contact.identified')
    return event;
  if (event.data.contact.id !== erased.id) return event;
  return {
    ...event,
    data: { ...event.data, contact: emptyContact(event.data.contact) },
  } as AgentEvent;
}
