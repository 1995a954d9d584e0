import { useTranslation } from '../../shared/translation.tsx';
import type { DraftKind, MessageLine } from '@porchlight/client';
import { noteIcon, sendIcon } from '@porchlight/design';
import { judgeText, type Id } from '@porchlight/protocol';
import {
  Suspense,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react';
import { Icon } from '../../shared/icon.tsx';
import { CharacterCount } from './character-count.tsx';
import { EmojiButton } from './emoji-button.tsx';
import type { Along } from './files/composer-files.tsx';
import { ComposerFiles } from './files-slot.tsx';
import { KindTabs } from './kind-tabs.tsx';
import { lazyPart } from '../../shared/lazy-part.ts';
import { ReplyBar } from './quote.tsx';
import { useMessageLine } from './quoted.tsx';
import { shownText } from './shown-text.ts';
import { useDraft } from './use-draft.ts';
import { useTakesWords } from './words-back.ts';

const AskButton = lazyPart(async () => (await import('./rich/ask-button.tsx')).AskButton);

/** What others may do to the composer. */
export interface ComposerHandle {
  readonly focus: () => void;
  /** Begins to answer a message. */
  readonly answer: (line: MessageLine) => void;
}

interface ComposerProps {
  readonly ref: Ref<ComposerHandle>;
  readonly conversation_id: Id;
  /** What the contact is called. */
  readonly name: string;
  readonly kind: DraftKind;
  readonly onKind: (kind: DraftKind) => void;
}

const looks: Record<DraftKind, string> = {
  reply: 'border-line-strong bg-surface has-[textarea:focus-visible]:lit-edge',
  note: 'border-note-line bg-bubble-note has-[textarea:focus-visible]:lit-edge-note',
};

/** The place to write: a reply to the visitor, or a note for the team. What is written is kept, whatever happens. */
export function Composer(props: ComposerProps) {
  const { ref, conversation_id, name, kind, onKind } = props;
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(conversation_id, kind);
  const [along, setAlong] = useState<Along>();
  const [shelf, setShelf] = useState<HTMLElement | null>(null);
  const line = useMessageLine(conversation_id, draft.reply_to ?? null);
  const answered = isAnswerable(line, kind) ? line : undefined;
  const send = () => {
    if (draft.send(answered?.key, along?.files ?? [])) along?.sent();
  };
  useTakesWords(conversation_id, (wished, ...words) => {
    onKind(wished);
    focusAfter(draft.insert)(wished, ...words);
  });
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    answer: focusAfter(({ key, message }: MessageLine) => {
      // What answers a note is a note.
      const wished = message.internal ? 'note' : kind;
      onKind(wished);
      draft.answer(wished, key);
    }),
  }));

  const insertEmoji = (emoji: string) => {
    const area = field.current;
    if (area === null) return;
    area.setRangeText(emoji, area.selectionStart, area.selectionEnd, 'end');
    draft.change(area.value);
    // After the popover has given the focus back to its button.
    setTimeout(() => area.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    send();
  };

  return (
    <div className="shrink-0 px-3 pb-3 low:pb-1 tablet:px-5 tablet:pb-4">
      <div
        role="tabpanel"
        id="composer"
        aria-label={t(`composer.${kind}`)}
        className={`calm rounded-lg border shadow-1 ${looks[kind]}`}
      >
        <KindTabs kind={kind} onKind={onKind} controls="composer" />
        {answered && (
          <ReplyBar line={answered} name={name} onCancel={() => draft.answer(kind, undefined)} />
        )}
        <textarea
          ref={field}
          rows={2}
          dir="auto"
          value={draft.text}
          onChange={(event) => draft.change(event.target.value)}
          onKeyDown={onKeyDown}
          aria-label={t(`composer.${kind}_label`, { name })}
          aria-keyshortcuts={kind === 'reply' ? 'r' : 'n'}
          placeholder={t(`composer.${kind}_placeholder`, { name })}
          className="block field-sizing-content max-h-64 min-h-11 w-full resize-none bg-transparent px-4 pt-1 pb-2 outline-none max-tablet:text-input"
        />
        <div ref={setShelf} />
        <div className="flex items-center gap-2 px-2 pb-2">
          {/* The room of what is still to come is kept, so that nothing moves under a hand that is about to press. */}
          <Suspense fallback={<span className="size-9" />}>
            <ComposerFiles
              key={kind}
              conversation_id={conversation_id}
              kind={kind}
              shelf={shelf}
              onChange={setAlong}
            />
          </Suspense>
          <EmojiButton onPick={insertEmoji} />
          {kind === 'reply' && (
            <Suspense fallback={<span className="size-9" />}>
              <AskButton conversation_id={conversation_id} />
            </Suspense>
          )}
          <p className="text-xs text-muted max-wide:hidden">{t('composer.enter_hint')}</p>
          <CharacterCount length={draft.text.length} />
          <SendButton
            kind={kind}
            ready={judgeText(draft.text, along?.files.length) === undefined}
            send={send}
          />
        </div>
      </div>
    </div>
  );

  function focusAfter<Args extends readonly unknown[]>(
    act: (...args: Args) => void,
  ): (...args: Args) => void {
    return (...args) => {
      act(...args);
      field.current?.focus();
    };
  }
}

// Only what can be seen is answered, and the visitor must not learn of a note.
function isAnswerable(line: MessageLine | undefined, kind: DraftKind): boolean {
  if (line === undefined || shownText(line).text === null) return false;
  return kind === 'note' || line.message.internal !== true;
}

const sendLooks: Record<DraftKind, string> = {
  reply: 'bg-brand text-on-brand hover:bg-brand-hover',
  note: 'bg-note text-surface hover:opacity-90',
};

function SendButton({ kind, ready, send }: { kind: DraftKind; ready: boolean; send: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      // Stays focusable when there is nothing to send, so that the focus is never lost.
      aria-disabled={!ready}
      onClick={send}
      className={`calm ms-auto flex h-9 items-center gap-2 rounded-md px-3.5 font-medium aria-disabled:bg-hover aria-disabled:text-muted ${sendLooks[kind]}`}
    >
      <Icon path={kind === 'reply' ? sendIcon : noteIcon} size={16} />
      {kind === 'reply' ? t('composer.send') : t('composer.add_note')}
    </button>
  );
}
