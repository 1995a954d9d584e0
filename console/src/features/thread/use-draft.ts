import { giveBegunBack, type Draft, type DraftKind, type OutgoingFile } from '@porchlight/client';
import { judgeText, type Id } from '@porchlight/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive, useWorkspace } from '../../shared/workspace.ts';
import { putBefore } from './put-before.ts';

/**
 * What is being written in a conversation, of a kind, and what it answers: kept with every key press, gone only once it is
 * on its way.
 */
export function useDraft(conversation_id: Id, kind: DraftKind) {
  const { client } = useWorkspace();
  const [drafts, setDrafts] = useState<Record<DraftKind, Draft>>(() => ({
    reply: client.draft(conversation_id, 'reply'),
    note: client.draft(conversation_id, 'note'),
  }));
  // What was changed a moment ago may not be drawn yet.
  const latest = useRef(drafts);
  const { text, reply_to } = drafts[kind];
  const show = useCallback((of: DraftKind, edit: (draft: Draft) => Draft): Draft => {
    const next = edit(latest.current[of]);
    latest.current = { ...latest.current, [of]: next };
    setDrafts(latest.current);
    return next;
  }, []);

  useEffect(
    () =>
      client.onDraft((of, of_kind, draft) => {
        // Where somebody is at work, the draft is theirs.
        if (of !== conversation_id || document.hasFocus()) return;
        show(of_kind, () => draft);
      }),
    [client, conversation_id, show],
  );

  const log = useLive((state) => state.logs[conversation_id]);
  useEffect(() => {
    // [SN14]
    giveBegunBack(client, log, (of, words) => {
      const next = show(of, (draft) => putBefore(draft, words, undefined));
      client.keepDraft(conversation_id, of, next.text, next.reply_to);
    });
  }, [client, conversation_id, log, show]);

  const change = (of: DraftKind, edit: (draft: Draft) => Draft) => {
    const next = show(of, edit);
    client.setDraft(conversation_id, of, next.text, next.reply_to);
  };

  const send = (answered: Id | undefined, files: readonly OutgoingFile[]): boolean => {
    if (judgeText(text, files.length) !== undefined) return false;
    show(kind, () => ({ text: '' }));
    const kept = client.send(conversation_id, text, {
      ...(kind === 'note' && { internal: true }),
      ...(answered !== undefined && { reply_to: answered }),
      ...(files.length > 0 && { files }),
    });
    kept.catch(() => {
      // The outbox could not keep it: back into the field, before whatever has been written since.
      show(kind, (since) => putBefore(since, text, reply_to));
    });
    return true;
  };

  return {
    text,
    reply_to,
    change: (next: string) => change(kind, (draft) => ({ ...draft, text: next })),
    /** Puts words before what is written, of this kind, with what they answered unless that answers something already. */
    insert: (of: DraftKind, words: string, answered?: Id) =>
      change(of, (draft) => putBefore(draft, words, answered)),
    /** Answers this message from now on, or none. */
    answer: (of: DraftKind, id: Id | undefined) =>
      change(of, ({ text }) => ({ text, reply_to: id })),
    send,
  };
}
