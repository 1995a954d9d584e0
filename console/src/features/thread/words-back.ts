import type { AgentClient, DraftKind } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useLayoutEffect } from 'react';
import { putBefore } from './put-before.ts';

/** Takes words that did not go out, and what they answered, before what is being written. */
export type TakeWords = (kind: DraftKind, words: string, reply_to?: Id) => void;

const composers = new Map<Id, TakeWords>();

/**
 * Gives words back that did not go out. The composer of their conversation takes them where it is on the screen. To take
 * back a message takes a moment, in which one may have gone elsewhere: then they go into the draft, and are there on return.
 */
export function giveWordsBack(
  client: AgentClient,
  conversation_id: Id,
  ...[kind, words, reply_to]: Parameters<TakeWords>
): void {
  const take = composers.get(conversation_id);
  if (take !== undefined) return take(kind, words, reply_to);
  const draft = putBefore(client.draft(conversation_id, kind), words, reply_to);
  client.keepDraft(conversation_id, kind, draft.text, draft.reply_to);
}

/** While the component is on the screen it takes the words of this conversation. */
export function useTakesWords(conversation_id: Id, take: TakeWords): void {
  useLayoutEffect(() => {
    composers.set(conversation_id, take);
    return () => {
      if (composers.get(conversation_id) === take) composers.delete(conversation_id);
    };
  });
}
