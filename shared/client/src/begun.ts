import type { Log } from '@porchlight/protocol';
import type { ChatClient, DraftKind } from './chat-client.ts';
import { textsIn } from './texts-in.ts';

/** Where drafts are kept. */
type Keeper = Pick<ChatClient<never, never>, 'draft' | 'keepDraft'>;

/**
 * Gives back, by `give`, what was begun for messages that have been recalled since: another text for one, and what was typed into
 * a form [SN14]. What was chosen there means nothing without the list, and is dropped.
 */
export function giveBegunBack(
  client: Keeper,
  log: Log | undefined,
  give: (kind: DraftKind, words: string) => void,
): void {
  for (const entry of log?.entries ?? []) {
    if (entry.kind !== 'message' || entry.message.recalled_at === null) continue;
    const { id, internal } = entry.message;
    const [edit = '', form = '', chosen] = ['edit', 'form', 'chosen'].map(
      (what) => client.draft(`${what}:${id}`, 'reply').text,
    );
    if (!edit && !form && !chosen) continue;
    const words = [edit, ...Object.values(textsIn(form))].filter((each) => each.trim() !== '');
    // Given before it is forgotten: a text is never in neither place.
    if (words.length > 0) give(internal ? 'note' : 'reply', words.join('\n'));
    for (const what of ['edit', 'form', 'chosen']) client.keepDraft(`${what}:${id}`, 'reply', '');
  }
}
