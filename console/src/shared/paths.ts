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

/** The path of a list, or of a conversation opened from it, below the console's base. */
export function pathOf(view: ConversationView, conversation_id?: string): string {
  return conversation_id === undefined ? `/${view}` : `/${view}/${conversation_id}`;
}
