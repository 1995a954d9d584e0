import type { OutgoingMessage } from '@porchlight/client';
import { useCallback } from 'react';
import type { PanelClient } from '../panel-client.ts';
import type { FilesPart } from '../use-files.ts';

/** What a person may do with a message that has not gone out. */
export interface Unsent {
  readonly retry: (message: OutgoingMessage) => void;
  /** Takes the text back into the composer, before what stands there, with what it answers unless that answers something already. */
  readonly edit: (message: OutgoingMessage) => void;
  readonly discard: (message: OutgoingMessage) => void;
  /** Stops the sending of what is on its way (the server, if it has it already, recalls it) and takes its text back. */
  readonly cancel: (message: OutgoingMessage) => void;
}

/** The ways out for messages of this client that failed. `onDraft`: the composer has to take up its draft anew. */
export function useUnsent(
  client: PanelClient,
  onDraft: () => void,
  files?: FilesPart | null,
): Unsent {
  const retry = useCallback(({ id }: OutgoingMessage) => void client.retry(id), [client]);
  const discard = useCallback(({ id }: OutgoingMessage) => void client.discard(id), [client]);
  const takeBack = useCallback(
    ({ conversation_id, text, reply_to, files: along }: OutgoingMessage) => {
      if (files && along) void files.part.chosenFor(files.desk, conversation_id).takeBack(along);
      const draft = client.draft(conversation_id, 'reply');
      const parts = [text, draft.text].filter((part) => part !== '');
      client.setDraft(conversation_id, 'reply', parts.join('\n'), draft.reply_to ?? reply_to);
      onDraft();
    },
    [client, onDraft, files],
  );
  const edit = useCallback(
    (message: OutgoingMessage) => {
      // Into the draft first: the text is never in neither place.
      takeBack(message);
      discard(message);
    },
    [takeBack, discard],
  );
  const cancel = useCallback(
    async (message: OutgoingMessage) => {
      // The other way round: what is gone already must not stand in the composer, too.
      if ((await client.cancel(message.id)) !== undefined) takeBack(message);
    },
    [client, takeBack],
  );
  return { retry, edit, discard, cancel };
}
