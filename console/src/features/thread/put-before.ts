import type { Draft } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';

/** Puts words before a draft, with what they answered unless the draft answers something already. */
export function putBefore(draft: Draft, words: string, answered: Id | undefined): Draft {
  const text = [words, draft.text].filter((part) => part !== '').join('\n');
  return { text, reply_to: draft.reply_to ?? answered };
}
