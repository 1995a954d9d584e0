import { dressFrame } from '@porchlight/design/dress';
import { appearanceOnPage } from '@porchlight/protocol/schemas';
import {
  facesAt,
  firstContactForVisitor,
  languagesFor,
  languagesIn,
  noFirstContact,
  replyTimeOf,
  textIn,
  type FirstWait,
  type Id,
} from '@porchlight/protocol';
import type { Tables } from '../tables.ts';
import type { MockServer } from '../mock-server.ts';

/** Dresses the widget's page for the inbox that a script tag names, as the real server does; of no inbox, not at all. */
export function dressedFor(
  server: MockServer,
  search: URLSearchParams,
  accepted: string,
): (html: string) => string {
  const tag = Object.fromEntries(search);
  const inbox = [...server.past.tables.inboxes.values()].find(
    (known) => known.kind === 'website' && known.key === tag['inbox'],
  );
  if (inbox?.kind !== 'website') return (html) => html;
  const { name, appearance, first_contact = noFirstContact } = inbox;
  const languages = languagesFor(first_contact, languagesIn(tag['lang'] ?? accepted));
  const greeting = textIn(appearance.greeting, first_contact.greetings, languages);
  const look = appearanceOnPage({ ...appearance, greeting }, tag);
  const { tables } = server.past;
  const reply_time = replyTimeOf(waitsIn(tables, inbox.id), first_contact.hours, server.now());
  const faces = facesAt(first_contact.hours, server.agentsHere(), server.now());
  // Nothing goes out of a mock.
  const told_besides = { reply_time, languages, replies_by_mail: false };
  const first = firstContactForVisitor(first_contact, told_besides);
  const [language] = first_contact.languages.length > 0 ? languages : [];
  const attributes = {
    ...(first !== null && { first: JSON.stringify(first) }),
    ...(language !== undefined && { lang: language }),
  };
  return (html) => dressFrame(html, look, name, { attributes, faces }).html;
}

/** The first waits in an inbox's conversations. */
function waitsIn({ conversations, logs }: Tables, inbox_id: Id): readonly FirstWait[] {
  const own = [...conversations.values()].filter((known) => known.inbox_id === inbox_id);
  return own.map(({ id, created_at }) => {
    const answer = logs
      .get(id)
      ?.find(
        ({ event, internal }) =>
          !internal &&
          event.event_type === 'message.created' &&
          event.data.message.author.kind === 'agent',
      );
    const answered_ms = answer === undefined ? null : Date.parse(answer.event.timestamp);
    return { asked_ms: Date.parse(created_at), answered_ms };
  });
}
