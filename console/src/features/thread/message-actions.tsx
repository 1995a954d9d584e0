import type { MessageLine } from '@porchlight/client';
import { isEditable, judgeText } from '@porchlight/protocol';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { Button } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useMinute } from '../../shared/use-clock.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { keptEdit } from './kept-edit.ts';
import { useThreadLinks } from './quoted.tsx';

interface MessageActionsProps {
  readonly line: MessageLine;
  readonly onDone: () => void;
}

/** What an agent can do with a message, and more with one of its own. */
export function MessageActions({ line, onDone }: MessageActionsProps) {
  const { t } = useTranslation();
  const { agent, client } = useWorkspace();
  const now_ms = useMinute();
  const { reply } = useThreadLinks();
  const edited = keptEdit(client, line.message);
  const own = line.kind === 'message' && line.message.author.id === agent.id;
  const recalled = line.kind === 'message' && line.message.recalled_at !== null;
  // Words that were begun are shown again, also where it is too late: what the server refuses stays to be copied.
  const begun = edited.begun && own;
  const [doing, setDoing] = useState<'edit' | 'remove' | null>(begun ? 'edit' : null);
  const over = recalled && doing !== null;
  const done = useEffectEvent(onDone);
  useEffect(() => {
    // What was begun is given back to the composer [SN14].
    if (over) done();
  }, [over]);
  if (line.kind === 'outgoing' || recalled) return null;
  const { conversation_id, id, text } = line.message;
  const stop = () => setDoing(null);
  if (doing === 'edit') {
    const save = (words: string) => {
      if (words === text) edited.forget();
      // Where it can't be kept as a change it stays what somebody writes.
      else client.edit(conversation_id, id, words).then(edited.forget, () => undefined);
      onDone();
    };
    const cancel = () => {
      edited.forget();
      stop();
    };
    return <EditForm text={edited.words} onChange={edited.keep} onSave={save} onCancel={cancel} />;
  }
  if (doing === 'remove') {
    const remove = () => {
      edited.forget();
      void client.recall(conversation_id, id);
      onDone();
    };
    return <RemoveQuestion onRemove={remove} onKeep={stop} />;
  }
  return (
    <div className="mt-3 flex flex-wrap gap-1 border-t border-line pt-2">
      <Button
        look="quiet"
        onClick={() => {
          onDone();
          reply(line);
        }}
      >
        {t('quote.reply')}
      </Button>
      {own && isEditable(line.message, now_ms) && (
        <Button look="quiet" onClick={() => setDoing('edit')}>
          {t('alter.edit')}
        </Button>
      )}
      {own && (
        <Button look="danger" onClick={() => setDoing('remove')}>
          {t('alter.remove')}
        </Button>
      )}
    </div>
  );
}

interface EditFormProps {
  /** What stands there at first. */
  readonly text: string;
  readonly onChange: (words: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** Enter saves, Shift+Enter begins a line. */
function EditForm({ text, onChange, onSave, onCancel }: EditFormProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState(text);
  const fault = judgeText(words);
  const save = () => {
    if (fault === undefined) onSave(words);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <form
      className="mt-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        // It was asked for by a press, in a popover that keeps the focus.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        rows={3}
        dir="auto"
        value={words}
        aria-label={t('alter.change')}
        aria-invalid={fault === 'too_long'}
        onFocus={({ currentTarget: field }) =>
          field.setSelectionRange(field.value.length, field.value.length)
        }
        onChange={(event) => {
          setWords(event.target.value);
          onChange(event.target.value);
        }}
        onKeyDown={onKeyDown}
        className="block field-sizing-content max-h-64 min-h-16 w-full resize-none rounded-md border border-line-strong bg-surface px-3 py-2 outline-none focus-visible:lit-edge max-tablet:text-input"
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="primary" type="submit" aria-disabled={fault !== undefined}>
          {t('alter.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('alter.cancel')}
        </Button>
      </div>
    </form>
  );
}

function RemoveQuestion({ onRemove, onKeep }: { onRemove: () => void; onKeep: () => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="mt-3 flex flex-wrap gap-2 border-t border-line pt-3 text-sm">
      <legend className="float-start mb-2">{t('alter.remove_sure')}</legend>
      <Button look="danger" onClick={onRemove}>
        {t('alter.remove')}
      </Button>
      {/* Where a press does no harm. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <Button autoFocus look="quiet" onClick={onKeep}>
        {t('alter.keep')}
      </Button>
    </fieldset>
  );
}
