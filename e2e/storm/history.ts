import type {
  Conversation,
  ConversationEvent,
  Id,
  Log,
  Moment,
  Party,
  PlacedItem,
  Receipt,
  ReceiptKind,
  VisitorConversation,
  VisitorEvent,
} from '@porchlight/protocol';

/** A stretch of a storm between two restores of the database, counted from 0. */
export type Era = number;

/** A file that went with something that somebody wrote. */
export interface SaidFile {
  readonly id: Id;
  readonly size: number;
  /** Of what it holds. */
  readonly hash: string;
}

/** Something that somebody wrote. */
export interface Said {
  readonly id: Id;
  readonly conversation_id: Id;
  readonly text: string;
  readonly internal: boolean;
  /** The message that it answers. */
  readonly reply_to?: Id;
  readonly files?: readonly SaidFile[];
  readonly era: Era;
}

/** Another text that somebody wanted for a message of theirs. */
export interface Reworded {
  /** The message's. */
  readonly id: Id;
  readonly text: string;
  readonly era: Era;
  /** The device had promised to keep it. */
  readonly kept: boolean;
}

/** A message whose author has taken it back, before or after it came. */
export interface Withdrawn {
  readonly id: Id;
  readonly era: Era;
}

/** The server's word that a message is on its disk, as it came over the wire. */
export interface Acked {
  readonly id: Id;
  readonly seq: number;
  readonly era: Era;
}

/** A receipt that a client has claimed, and what it had in that moment. */
export interface Claimed {
  readonly conversation_id: Id;
  readonly kind: ReceiptKind;
  readonly up_to_seq: number;
  readonly era: Era;
  /** The seqs of the last messages at or below `up_to_seq` in the client's log, ascending; at most `held_messages`. */
  readonly held_seqs: readonly number[];
  /** The client's log begins here; what is before it was never asked for. */
  readonly first_seq: number;
  /** How far its person had looked by then. */
  readonly looked_seq: number;
  readonly taken: boolean;
}

/** How many messages of a log are noted with each claim. */
export const held_messages = 30;

/** A message that was seen on a screen, in the log. */
export interface Seen {
  readonly id: Id;
  readonly seq: number;
  readonly era: Era;
}

/** A message that has left the outbox: its event had come, or it was taken back. */
export interface Left {
  readonly id: Id;
  readonly era: Era;
}

/** A command that was answered with its place in a log, as that came over the wire. */
export interface Done {
  readonly event_type: ConversationEvent['event_type'];
  readonly conversation_id: Id;
  readonly seq: number;
  readonly era: Era;
}

/** A rating that somebody has sent, answered or not. */
export interface Rated {
  readonly command_id: Id;
  readonly conversation_id: Id;
}

/** What somebody has said, or had said, of a contact or a conversation besides messages. */
export interface ToldOf {
  /** The contact or conversation. */
  readonly about: Id;
  readonly text: string;
}

/** An agent of whom the server has said that they are removed. */
export interface Removed {
  readonly id: Id;
  readonly era: Era;
}

/** Something that a person must never see. */
export interface Sight {
  readonly what: 'shown twice' | 'out of order' | 'a status fell' | 'a log fell back';
  readonly conversation_id: Id;
  readonly detail: string;
  readonly era: Era;
}

/** One conversation as a client shows it at the end. */
export interface ShownConversation {
  readonly summary: VisitorConversation | Conversation | undefined;
  readonly log: Log | undefined;
}

/** Everything about one person: what was done, and what was seen. */
export interface PersonRecord {
  readonly name: string;
  readonly party: Party;
  /** What the outbox had promised to keep. In the order of writing. */
  readonly said: readonly Said[];
  /** Everything that was ever begun, kept or not: nothing else may ever appear in this person's name. */
  readonly begun: readonly Said[];
  readonly withdrawn: readonly Withdrawn[];
  /** In the order of writing. */
  readonly reworded: readonly Reworded[];
  readonly acked: readonly Acked[];
  readonly left: readonly Left[];
  /** The messages whose sending, or recalling, the server has refused for good. */
  readonly refused: readonly Id[];
  /** The texts that the server has refused for good as a message's new one. */
  readonly refused_words: readonly Pick<Reworded, 'id' | 'text'>[];
  readonly claimed: readonly Claimed[];
  readonly done: readonly Done[];
  /** How often everything was done. */
  readonly did: Readonly<Record<string, number>>;
  readonly rated: readonly Rated[];
  readonly told: readonly ToldOf[];
  /** Every message that was ever on screen, at its first sight. */
  readonly seen: readonly Seen[];
  readonly sights: readonly Sight[];
  /** As what this person's tabs let go of everything: they were erased, or came back to be somebody else; null where neither. */
  readonly gone: Gone | null;
  /** The names of what the browser still keeps. */
  readonly left_behind: readonly string[];
  /** What each open tab shows at the end. */
  readonly ends: readonly ShownEnd[];
}

/** Why somebody is not there any more. */
export type Gone = 'erased' | 'another';

/** What one tab shows at the end. */
export interface ShownEnd {
  readonly live: boolean;
  /**
   * What has still not left the outbox. Refused messages are not among it, nor acknowledged ones: an agent's tab hears no more of
   * what it said where it does not follow.
   */
  readonly unsent: readonly Id[];
  /** What stands there as not sent, each with the reason that is given. */
  readonly failed: Readonly<Record<Id, string>>;
  /** Everything that it knows of others, as text. */
  readonly screen: string;
  readonly conversations: Readonly<Record<Id, ShownConversation>>;
}

/** A database put back to an older copy. */
export interface Restore {
  /** The era that began with it. */
  readonly era: Era;
  /** The messages in the copy. */
  readonly kept: ReadonlySet<Id>;
}

/** A conversation as the server gives it by HTTP: all of it. */
export interface ToldConversation<Summary = Conversation, Event = ConversationEvent> {
  readonly conversation: Summary;
  readonly events: readonly Event[];
  readonly steps: readonly Receipt[];
}

/** A row of the feed as it lies in the database. */
export interface StoredRow {
  readonly position: number;
  readonly event_id: Id;
  /** Null for a receipt step. */
  readonly event_type: string | null;
  readonly conversation_id: Id | null;
  readonly seq: number | null;
  readonly internal: boolean;
  readonly public_prev: number | null;
  readonly message_id: Id | null;
  readonly actor_id: Id | null;
  readonly receipt_kind: ReceiptKind | null;
}

/** A message as it lies in the database. */
export interface StoredMessage {
  readonly id: Id;
  readonly seq: number;
  readonly author_id: Id;
  readonly text: string;
  readonly at: Moment;
  readonly recalled_at: Moment | null;
}

/** A file as it lies in the database. */
export interface StoredFile {
  readonly id: Id;
  readonly conversation_id: Id;
  readonly owner_id: Id;
  /** The message that it went with. */
  readonly message_id: Id | null;
}

/** Files as they are at the end. */
export interface FilesTruth {
  readonly rows: readonly StoredFile[];
  /** Whatever lies on the shelf whole, whether or not anybody knows of it. */
  readonly shelf: ReadonlySet<Id>;
  /** The hash of what agents, and visitors, are given; of files that they are given. */
  readonly given: Readonly<Record<'agent' | 'visitor', ReadonlyMap<Id, string>>>;
}

/** What is true at the end, from every side. */
export interface Truth {
  /** The feed of the account by HTTP. */
  readonly feed: readonly PlacedItem[];
  /** Every conversation as agents are told it. */
  readonly agents: Readonly<Record<Id, ToldConversation>>;
  /** Every conversation as its visitor is told it. */
  readonly visitors: Readonly<Record<Id, ToldConversation<VisitorConversation, VisitorEvent>>>;
  readonly rows: readonly StoredRow[];
  readonly messages: readonly StoredMessage[];
  readonly files: FilesTruth;
  /** Everything that lies in the database, as text. */
  readonly dump: string;
  /** Who has left the team, by HTTP. */
  readonly gone: readonly Id[];
}

/** Everything that is to be judged. */
export interface StormRecord {
  readonly people: readonly PersonRecord[];
  readonly restores: readonly Restore[];
  readonly removed: readonly Removed[];
  /** The contacts of whom the server has said that they are erased. Every copy that was put back since had it. */
  readonly erased: ReadonlySet<Id>;
  readonly truth: Truth;
}
