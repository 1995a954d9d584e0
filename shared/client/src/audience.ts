import type {
  AgentEvent,
  AgentProfile,
  Contact,
  ConversationRow,
  ConversationSnapshot,
  Id,
  LogEvent,
  Side,
  SyncAnswer,
  VisitorConversation,
  VisitorEvent,
} from '@porchlight/protocol';
import type { ChatState } from './state.ts';

/** An event as either audience sees it. */
export type AnyEvent = AgentEvent | VisitorEvent;

/** A snapshot as either audience gets it. */
export type AnySnapshot<Summary extends VisitorConversation> = ConversationSnapshot<
  LogEvent,
  Summary
> & {
  readonly agents?: readonly AgentProfile[];
  readonly contact?: Contact;
  readonly online?: boolean;
};

/** The answer to `sync` as either audience gets it. */
export type AnySync<Summary extends VisitorConversation> = SyncAnswer<
  AnyEvent,
  ConversationRow,
  AnySnapshot<Summary>
>;

/** What differs between the widget's client and the console's. Pure. */
export interface Audience<Summary extends VisitorConversation> {
  readonly side: Side;
  /** The summary after an event; undefined where there is none and the event doesn't begin one. */
  readonly project: (summary: Summary | undefined, event: LogEvent) => Summary | undefined;
  /** Takes what an event tells of people. */
  readonly meet: (state: ChatState<Summary>, event: AnyEvent) => ChatState<Summary>;
  /** Takes what a snapshot tells of people. */
  readonly meetAll: (
    state: ChatState<Summary>,
    snapshot: AnySnapshot<Summary>,
  ) => ChatState<Summary>;
  /** Takes rows of conversations that changed while the client was away. */
  readonly adopt: (
    state: ChatState<Summary>,
    rows: readonly ConversationRow[],
  ) => ChatState<Summary>;
  /** True where the client keeps the conversation's log, and so may say that it was delivered, without being asked. */
  readonly follows: (state: ChatState<Summary>, conversation_id: Id) => boolean;
}
