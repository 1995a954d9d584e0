import {
  defaultTalk,
  type AgentEvent,
  type Id,
  type Inbox,
  type TalkSettings,
} from '@porchlight/protocol';

/** What owners have set of the talk, at hand for every visitor's frame. */
export interface TalkBook {
  readonly talkOf: (inbox_id: Id) => TalkSettings;
  /** Takes in what an event says of inboxes. */
  readonly follow: (event: AgentEvent) => void;
}

/** A book that begins with these inboxes and then follows the feed. */
export function createTalkBook(inboxes: readonly Inbox[]): TalkBook {
  const byId = new Map<Id, TalkSettings>();
  const learn = (inbox: Inbox): void => {
    if (inbox.kind === 'website') byId.set(inbox.id, inbox.talk ?? defaultTalk);
  };
  inboxes.forEach(learn);
  return {
    talkOf: (inbox_id) => byId.get(inbox_id) ?? defaultTalk,
    follow(event) {
      if (event.event_type === 'inbox.created' || event.event_type === 'inbox.updated')
        learn(event.data.inbox);
    },
  };
}
