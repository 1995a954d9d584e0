import type {
  Agent,
  AgentProfile,
  Contact,
  ConversationStatus,
  Delivery,
  Description,
  Inbox,
  Message,
  Moment,
  Party,
  Source,
} from './entities.ts';
import type { PreChatAnswer } from './first-contact.ts';
import type { Id } from './ids.ts';

/** What happened, by type, as stored and as agents see it. */
export interface EventData {
  'conversation.created': {
    readonly number: number;
    readonly inbox_id: Id;
    readonly contact: Contact;
    /** What the visitor said to the form before it; absent where there was none. */
    readonly answers?: readonly PreChatAnswer[];
    /** The proactive message that the visitor answered. */
    readonly greeting?: string;
  };
  'message.created': { readonly message: Message };
  'message.recalled': {
    readonly message_id: Id;
    /** The message was a note, so nobody else hears of it. */
    readonly internal?: true;
  };
  'message.edited': {
    readonly message_id: Id;
    /** The text as it is now: what it was in between is told to nobody. */
    readonly text: string;
    /** The message is a note, so nobody else hears of it. */
    readonly internal?: true;
  };
  'conversation.status_changed': { readonly status: ConversationStatus; readonly by: Party };
  'conversation.assigned': { readonly assignee_id: Id | null; readonly by: Party };
  /** Its visitor says how it was; the last one counts. */
  'conversation.rated': {
    /** The seq of the end that it is about. */
    readonly ending_seq: number;
    readonly score: number;
    readonly comment: string | null;
    readonly by: Party;
  };
  /** Internal: what its visitor's website tells of it, all of it as it is now. */
  'conversation.described': Description;
  /** All that was said in it is gone: from this event, too, whoever applies it empties what came before. */
  'conversation.erased': Record<never, never>;
  /** Internal: only agents know of providers. */
  'message.status_changed': { readonly message_id: Id } & Delivery;
  /** The conversation is another contact's from now on, because that is who its contact turned out to be. */
  'conversation.moved': { readonly contact: Contact };
  'contact.updated': { readonly contact: Contact };
  /** Somebody has proved to be this contact; `merged_id` names the one it had been until then. */
  'contact.identified': { readonly contact: Contact; readonly merged_id: Id | null };
  /** All that was known of it is gone; the contact tells no more than that it was there. */
  'contact.erased': { readonly contact: Contact };
  'inbox.created': { readonly inbox: Inbox };
  'inbox.updated': { readonly inbox: Inbox };
  'agent.created': { readonly agent: Agent };
  'agent.updated': { readonly agent: Agent };
  'agent.removed': { readonly agent: Agent };
}

/** What happened, by type, as a visitor sees it: the closed list of what may leave towards visitors. */
export interface VisitorEventData {
  'conversation.created': {
    readonly greeting?: string;
    readonly answers?: readonly PreChatAnswer[];
  };
  'message.created': { readonly message: Message; readonly agent?: AgentProfile };
  'message.recalled': { readonly message_id: Id };
  'message.edited': { readonly message_id: Id; readonly text: string };
  'conversation.status_changed': {
    readonly status: ConversationStatus;
    readonly by: Party;
    readonly agent?: AgentProfile;
  };
  'conversation.assigned': { readonly assignee_id: Id | null; readonly agent?: AgentProfile };
  'conversation.rated': {
    readonly ending_seq: number;
    readonly score: number;
    readonly comment: string | null;
  };
  'conversation.erased': Record<never, never>;
  'conversation.moved': Record<never, never>;
}

/** The name of an event: `thing.happened`. */
export type EventType = keyof EventData;

/** The events that visitors see. */
export type VisitorEventType = keyof VisitorEventData;

/** Events in the log of a conversation, as against events of the account itself. */
export type ConversationEventType = VisitorEventType | AgentsEventType;

/** Of those, the events of which visitors are never told. */
export type AgentsEventType = 'message.status_changed' | 'conversation.described';

interface EnvelopeBase<Type extends string, Data> {
  readonly event_id: Id;
  readonly event_type: Type;
  readonly timestamp: Moment;
  readonly account_id: Id;
  readonly source: Source;
  readonly schema_version: number;
  readonly data: Data;
}

/** An event's place in the log of its conversation. `prev` is the audience's event before it, 0 for none. */
export interface LogPlace {
  readonly conversation_id: Id;
  readonly seq: number;
  readonly prev: number;
}

interface NoPlace {
  readonly conversation_id: null;
  readonly seq: null;
  readonly prev: null;
}

type PlaceOf<Type extends EventType> = Type extends ConversationEventType ? LogPlace : NoPlace;

/** An event as agents, webhooks and `GET /events` see it. */
export type AgentEvent = {
  [Type in EventType]: EnvelopeBase<Type, EventData[Type]> & PlaceOf<Type>;
}[EventType];

/** An event as visitors see it. */
export type VisitorEvent = {
  [Type in VisitorEventType]: EnvelopeBase<Type, VisitorEventData[Type]> & LogPlace;
}[VisitorEventType];

/** An agents' event that stands in the log of a conversation. */
export type ConversationEvent = Extract<AgentEvent, LogPlace>;

/** An event in a log, whoever looks at it. */
export type LogEvent = ConversationEvent | VisitorEvent;

/** An event as stored: the agents' form, and beside it what the visitors' form needs. */
export interface StoredEvent {
  readonly event: AgentEvent;
  /** Never shown to a visitor. Fixed for ever when the event is written. */
  readonly internal: boolean;
  /** The public event before it in its conversation. */
  readonly public_prev: number | null;
}

/** True when the event belongs to a conversation's log. */
export function isLogEvent<Event extends AgentEvent | VisitorEvent>(
  event: Event,
): event is Extract<Event, LogPlace> {
  return event.conversation_id !== null;
}
