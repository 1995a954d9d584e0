import type { Contact } from './entities.ts';
import { renamed } from './identity.ts';
import { isOpenAt, type OpeningHours } from './opening-hours.ts';
import type { ProactiveRule } from './proactive-rules.ts';
import type { ReplyTime } from './reply-time.ts';
import { textIn } from './visitor-languages.ts';

/** What a website's visitors meet before their first message. */
export interface FirstContact {
  /** Null: nobody has said when it is open, so nothing is said of it. */
  readonly hours: OpeningHours | null;
  /** Outside the hours: the chat as ever, or a form that asks for an e-mail address. */
  readonly outside_hours: 'chat' | 'form';
  /** What is asked before a conversation begins, in this order. */
  readonly pre_chat: readonly PreChatField[];
  readonly proactive: readonly ProactiveRule[];
  /** The greeting by language (`en`, `pt-BR`); for other languages the appearance's. */
  readonly greetings: Readonly<Record<string, string>>;
  /** The languages that the chat speaks on this website, the first for who reads none of them. Empty: all that we speak. */
  readonly languages: readonly string[];
}

/** Nothing set up. */
export const noFirstContact: FirstContact = {
  hours: null,
  outside_hours: 'chat',
  pre_chat: [],
  proactive: [],
  greetings: {},
  languages: [],
};

/** A question of the form before a conversation. */
export interface PreChatField {
  /** Names it among the inbox's; it stays when the words change. */
  readonly id: string;
  readonly kind: 'name' | 'email' | 'phone' | 'text' | 'long_text' | 'choice' | 'consent';
  /** The question; of a consent, what is consented to. Empty: ours, in the visitor's language (name, e-mail and phone only). */
  readonly label: string;
  /** The same in other languages. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly required: boolean;
  /** What can be chosen. */
  readonly options?: readonly string[];
  /** Where what is consented to stands in full. */
  readonly link?: string;
}

/** What a visitor says to a question; `true` is a consent. */
export interface PreChatReply {
  readonly field_id: string;
  readonly value: string | true;
}

/** A reply as agents see it, with the question as it was then. */
export interface PreChatAnswer extends Pick<PreChatField, 'kind' | 'label' | 'link'> {
  readonly field_id: string;
  readonly value: string | true;
}

/** What a visitor brings along with the message that begins a conversation. */
export interface Introduction {
  /** The languages by which the questions were chosen, as the chat was told. */
  readonly languages?: readonly string[];
  readonly replies?: readonly PreChatReply[];
  /** The proactive message that it answers, and the language that it was shown in. */
  readonly greeting?: { readonly rule_id: string; readonly language: string };
}

/** What becomes of it: what the conversation's first event tells, and the contact, changed or not. */
export interface Introduced {
  readonly contact: Contact;
  readonly answers: readonly PreChatAnswer[];
  /** What the visitor had been told; null for nothing. */
  readonly greeting: string | null;
}

/**
 * Takes an introduction by what the inbox asks now. A reply to nothing that is asked, or that doesn't fit, counts for nothing: no
 * message is lost for a form. Name and address fill what is not known of the contact, and never change what is.
 */
export function introduce(
  contact: Contact,
  settings: FirstContact,
  { replies = [], greeting, languages = [] }: Introduction,
): Introduced {
  const fields = askedFields(settings);
  const answers = fields.flatMap((field) => {
    const reply = replies.find(({ field_id }) => field_id === field.id);
    return reply !== undefined && fits(field, reply.value)
      ? [answerOf(field, reply.value, languages)]
      : [];
  });
  const said = (kind: PreChatField['kind']) => {
    const value = answers.find((answer) => answer.kind === kind)?.value;
    return typeof value === 'string' ? value : null;
  };
  const name = contact.name ?? said('name');
  const email = contact.email ?? said('email');
  const rule = settings.proactive.find(({ id }) => id === greeting?.rule_id);
  return {
    contact: renamed(contact, name, email),
    answers,
    greeting: rule === undefined ? null : textIn(rule.text, rule.texts, [greeting?.language ?? '']),
  };
}

/** The field that asks for an address where the form outside hours needs one, and the owner asks for none. */
export const emailField: PreChatField = { id: 'email', kind: 'email', label: '', required: true };

/** What a visitor's chat is told of it: the closed list of what leaves. */
export interface VisitorFirstContact extends Pick<
  FirstContact,
  'hours' | 'outside_hours' | 'pre_chat'
> {
  readonly reply_time: ReplyTime | null;
  /** The languages by which its words were chosen, the most wanted first. */
  readonly languages: readonly string[];
  /** Whether a reply that stays unread goes out by mail, so that it may be said. */
  readonly replies_by_mail: boolean;
}

/** What is told besides what the owner has set up. */
export type ToldBesides = Pick<VisitorFirstContact, 'reply_time' | 'languages' | 'replies_by_mail'>;

/** The visitor's form; null where there is nothing to tell. */
export function firstContactForVisitor(
  { hours, outside_hours, pre_chat }: FirstContact,
  { reply_time, languages, replies_by_mail }: ToldBesides,
): VisitorFirstContact | null {
  if (hours === null && pre_chat.length === 0 && reply_time === null) return null;
  return {
    hours: hours && {
      time_zone: hours.time_zone,
      week: hours.week.map((spans) => spans.map(({ from, to }) => ({ from, to }))),
      // What a holiday is called is the team's own affair.
      holidays: hours.holidays.map(({ from, to, yearly }) => ({ name: '', from, to, yearly })),
    },
    outside_hours,
    pre_chat: pre_chat.map(({ id, kind, label, labels = {}, required, options, link }) => ({
      id,
      kind,
      label: textIn(label, labels, languages),
      required,
      ...(options !== undefined && { options }),
      ...(link !== undefined && { link }),
    })),
    reply_time,
    languages,
    replies_by_mail,
  };
}

/** How many faces the chat's header has at a moment (ms since 1970): of whoever is online, but three at most, and none outside the hours. */
export function facesAt(hours: OpeningHours | null, online: number, at_ms: number): number {
  return hours !== null && !isOpenAt(hours, at_ms) ? 0 : Math.min(3, online);
}

/** What of a contact nobody has to ask again. */
export function knownOf({ name, email }: Pick<Contact, 'name' | 'email'>): ('name' | 'email')[] {
  return [
    ...(name === null ? [] : ['name' as const]),
    ...(email === null ? [] : ['email' as const]),
  ];
}

/** All that may be asked. */
function askedFields({ pre_chat, outside_hours }: FirstContact): readonly PreChatField[] {
  const needless = outside_hours === 'chat' || pre_chat.some(({ kind }) => kind === 'email');
  return needless ? pre_chat : [...pre_chat, emailField];
}

/**
 * What is asked of a visitor now. `known` are the kinds that the server has of it already. Outside the hours the form needs an
 * address, where a reply can be mailed there.
 */
export function fieldsFor(
  settings: Pick<VisitorFirstContact, 'pre_chat' | 'outside_hours' | 'replies_by_mail'>,
  closed: boolean,
  known: readonly PreChatField['kind'][],
): readonly PreChatField[] {
  const byMail = closed && settings.outside_hours === 'form' && settings.replies_by_mail;
  const asked = byMail ? withEmail(settings.pre_chat) : settings.pre_chat;
  return asked.filter(({ kind }) => !known.includes(kind));
}

function withEmail(fields: readonly PreChatField[]): readonly PreChatField[] {
  if (!fields.some(({ kind }) => kind === 'email')) return [...fields, emailField];
  return fields.map((field) => (field.kind === 'email' ? { ...field, required: true } : field));
}

/** Why a value does not answer a field; undefined where it does. */
export function faultIn(
  field: PreChatField,
  value: string | boolean,
): 'missing' | 'wrong' | undefined {
  const empty = typeof value === 'string' ? value.trim() === '' : !value;
  if (empty) return field.required ? 'missing' : undefined;
  return fits(field, value as string | true) ? undefined : 'wrong';
}

function fits({ kind, options = [] }: PreChatField, value: string | true): boolean {
  if (kind === 'consent') return value === true;
  if (value === true || value.trim() === '') return false;
  switch (kind) {
    case 'name':
      return value.length <= 200;
    case 'email':
      return value.length <= 254 && /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
    case 'phone':
      return /^[+\d][\d\s()./-]{2,39}$/.test(value);
    case 'choice':
      return options.includes(value);
    case 'text':
      return value.length <= 200;
    case 'long_text':
      return value.length <= 2_000;
  }
}

function answerOf(
  { id, kind, label, labels = {}, link }: PreChatField,
  value: string | true,
  languages: readonly string[],
): PreChatAnswer {
  const words = textIn(label, labels, languages);
  const answer = { field_id: id, kind, label: words, value: value === true ? value : value.trim() };
  return link === undefined ? answer : { ...answer, link };
}
