import type { ConversationView } from '@porchlight/protocol';

/** The lists, in the order of the navigation. */
export const conversationViews = [
  'open',
  'mine',
  'all',
  'resolved',
] as const satisfies readonly ConversationView[];

/** True for the name of a list. */
export function isConversationView(word: string | undefined): word is ConversationView {
  return conversationViews.some((view) => view === word);
}

/** Where admins say how an inbox's chat looks. */
export function appearancePath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/appearance`;
}

/** Where admins say how an inbox's visitors prove who they are. */
export function identityPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/identity`;
}

/** Where admins say what an inbox mails. */
export function mailPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/mail`;
}

/** Where admins say how an inbox's conversations go and end. */
export function talkPath(inbox_id: string): string {
  return `/settings/inboxes/${inbox_id}/talk`;
}

/** The path of a list, or of a conversation opened from it, below the console's base. */
export function pathOf(view: ConversationView, conversation_id?: string): string {
  return conversation_id === undefined ? `/${view}` : `/${view}/${conversation_id}`;
}
