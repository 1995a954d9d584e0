import type { MessageLine } from '@porchlight/client';
import { isEditable, isRecallable, judgeText } from '@porchlight/protocol';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { PanelClient } from '../../panel-client.ts';
import { useLaterWords } from './use-later-words.ts';

export interface MessageActionsProps {
  readonly client: PanelClient;
  readonly line: MessageLine;
  /** Wants to answer this message. */
  readonly onReply: () => void;
  /** It is done, or about to be. */
  readonly onDone: () => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

type Doing = 'edit' | 'remove' | null;

/** What the visitor can do with a message; with one of its own more, as long as the server will have it. */
export function MessageActions(props: MessageActionsProps) {
  const { client, line, onReply, onDone, now = Date.now } = props;
  const { t } = useLaterWords();
  const [opened_ms] = useState(now);
  const { message } = line;
  const place = `edit:${message.id}`;
  const recalled = line.kind === 'message' && line.message.recalled_at !== null;
  // Words that were begun are shown again, also where it is too late: what the server refuses stays to be copied.
  const [begun] = useState(() => client.draft(place, 'reply').text !== '');
  const [doing, setDoing] = useState<Doing>(begun ? 'edit' : null);
  const over = recalled && doing !== null;
  useLayoutEffect(() => {
    // What was begun is given back to the composer [SN14].
    if (over) onDone();
  }, [over, onDone]);
  if (line.kind === 'outgoing' || recalled) return null;
  const { conversation_id, id, author } = line.message;
  const own = author.kind === 'visitor';
  const editable = own && isEditable(line.message, opened_ms);
  const removable = own && isRecallable(line.message, line.status === 'read', opened_ms);
  const stop = () => setDoing(null);
  if (doing === 'edit') {
    const keep = (text: string) =>
      client.keepDraft(place, 'reply', text === message.text ? '' : text);
    const save = (text: string) => {
      const forget = () => keep('');
      if (text === message.text) forget();
      // Where it can't be kept as a change it stays what somebody writes.
      else client.edit(conversation_id, id, text).then(forget, () => undefined);
      onDone();
    };
    const cancel = () => {
      keep('');
      stop();
    };
    const text = client.draft(place, 'reply').text || message.text;
    return <EditForm text={text} onChange={keep} onSave={save} onCancel={cancel} />;
  }
  if (doing === 'remove') {
    const remove = () => {
      client.keepDraft(place, 'reply', '');
      void client.recall(conversation_id, id);
      onDone();
    };
    return <RemoveQuestion onRemove={remove} onKeep={stop} />;
  }
  return (
    <div className="info-actions">
      <button type="button" className="text-button" onClick={onReply}>
        {t('reply')}
      </button>
      {editable && (
        <button type="button" className="text-button" onClick={() => setDoing('edit')}>
          {t('edit')}
        </button>
      )}
      {removable && (
        <button type="button" className="text-button" onClick={() => setDoing('remove')}>
          {t('remove')}
        </button>
      )}
    </div>
  );
}

interface EditFormProps {
  /** What stands there at first. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** Enter saves, Shift+Enter begins a line. */
function EditForm({ text: first, onChange, onSave, onCancel }: EditFormProps) {
  const { t } = useLaterWords();
  const [text] = useState(first);
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(text);
  const fault = judgeText(words);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const save = () => fault === undefined && onSave(words);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <form
      className="info-edit"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        // For the sheet that opens with words that were begun: it gives the focus to its first button otherwise.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        dir="auto"
        rows={3}
        value={words}
        aria-label={t('change')}
        aria-invalid={fault === 'too_long'}
        onInput={({ currentTarget: { value } }) => {
          setWords(value);
          onChange(value);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="info-actions">
        <button type="submit" className="text-button" aria-disabled={fault !== undefined}>
          {t('save')}
        </button>
        <button type="button" className="text-button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

function RemoveQuestion({ onRemove, onKeep }: { onRemove: () => void; onKeep: () => void }) {
  const { t } = useLaterWords();
  const keep = useRef<HTMLButtonElement>(null);
  // Where a press does no harm.
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    <fieldset>
      <legend>{t('remove_sure')}</legend>
      <div className="info-actions">
        <button type="button" className="text-button danger" onClick={onRemove}>
          {t('remove')}
        </button>
        <button ref={keep} type="button" className="text-button" onClick={onKeep}>
          {t('keep')}
        </button>
      </div>
    </fieldset>
  );
}
