import { giveBegunBack, type LoadedLog } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useLayoutEffect, useRef } from 'react';
import type { PanelClient } from '../panel-client.ts';

/**
 * Words that were begun for a message that is gone go before what is being written [SN14]. `onDraft`: the composer has to take up
 * its draft anew.
 */
export function useBegunBack(
  client: PanelClient,
  id: Id,
  log: LoadedLog | undefined,
  onDraft: () => void,
): void {
  const opened = useRef(false);
  useLayoutEffect(() => {
    const comes = !opened.current;
    opened.current = true;
    let given = false;
    giveBegunBack(client, log, (_kind, words) => {
      const { text, reply_to } = client.draft(id, 'reply');
      client.keepDraft(id, 'reply', text ? `${words}\n${text}` : words, reply_to);
      given = true;
    });
    if (!given) return;
    onDraft();
    // What had the focus, the form or the composer as it was, is gone. Whoever has just come has had it nowhere.
    if (!comes) setTimeout(focusComposer);
  }, [client, id, log, onDraft]);
}

function focusComposer(): void {
  const { body, activeElement } = document;
  if (activeElement === body) body.querySelector<HTMLElement>('.composer textarea')?.focus();
}
