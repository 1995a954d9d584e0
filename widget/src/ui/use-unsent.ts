import type { OutgoingMessage, VisitorClient } from '@porchlight/client';
import { useCallback, useState } from 'react';

/** What a person may do with a message that has not gone out. */
export interface Unsent {
  readonly retry: (message: OutgoingMessage) => void;
  /** Takes the text back into the composer, before what stands there. */
  readonly edit: (message: OutgoingMessage) => void;
  readonly discard: (message: OutgoingMessage) => void;
  /** Counts the edits: the composer has to take up its draft anew. */
  readonly edits: number;
}

/** The ways out for messages of this client that failed. */
export function useUnsent(client: VisitorClient): Unsent {
  const [edits, setEdits] = useState(0);
  const retry = useCallback(({ id }: OutgoingMessage) => void client.retry(id), [client]);
  const discard = useCallback(({ id }: OutgoingMessage) => void client.discard(id), [client]);
  const edit = useCallback(
    ({ id, conversation_id, text }: OutgoingMessage) => {
      // Into the draft first: the text is never in neither place.
      const draft = client.draft(conversation_id, 'reply');
      client.setDraft(conversation_id, 'reply', draft === '' ? text : `${text}\n${draft}`);
      setEdits((count) => count + 1);
      void client.discard(id);
    },
    [client],
  );
  return { retry, edit, discard, edits };
}
