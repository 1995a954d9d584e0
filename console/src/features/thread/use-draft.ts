import type { DraftKind, OutgoingFile } from '@porchlight/client';
import { judgeText, type Id } from '@porchlight/protocol';
import { useEffect, useState } from 'react';
import { useWorkspace } from '../../shared/workspace.ts';

/** What is being written in a conversation, of a kind: kept with every key press, gone only once it is on its way. */
export function useDraft(conversation_id: Id, kind: DraftKind) {
  const { client } = useWorkspace();
  const [texts, setTexts] = useState<Record<DraftKind, string>>(() => ({
    reply: client.draft(conversation_id, 'reply'),
    note: client.draft(conversation_id, 'note'),
  }));
  const text = texts[kind];
  const show = (of: DraftKind, edit: (text: string) => string) =>
    setTexts((now) => ({ ...now, [of]: edit(now[of]) }));

  useEffect(
    () =>
      client.onDraft((of, of_kind, words) => {
        // Where somebody is at work, the text is theirs.
        if (of !== conversation_id || document.hasFocus()) return;
        setTexts((now) => ({ ...now, [of_kind]: words }));
      }),
    [client, conversation_id],
  );

  const insert = (of: DraftKind, words: string) => {
    const joined = [words, texts[of]].filter((part) => part !== '').join('\n');
    client.setDraft(conversation_id, of, joined);
    show(of, () => joined);
  };

  const send = (reply_to: Id | null, files: readonly OutgoingFile[]): boolean => {
    if (judgeText(text, files.length) !== undefined) return false;
    show(kind, () => '');
    const kept = client.send(conversation_id, text, {
      ...(kind === 'note' && { internal: true }),
      ...(reply_to !== null && { reply_to }),
      ...(files.length > 0 && { files }),
    });
    kept.catch(() => {
      // The outbox could not keep it: back into the field, before whatever has been written since.
      show(kind, (since) => (since === '' ? text : `${text}\n${since}`));
    });
    return true;
  };

  return {
    text,
    change: (next: string) => {
      show(kind, () => next);
      client.setDraft(conversation_id, kind, next);
    },
    insert,
    send,
  };
}
