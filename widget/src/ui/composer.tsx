import { sendIcon } from '@porchlight/design';
import { judgeText, limits } from '@porchlight/protocol';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';
import { Icon } from './drawing.tsx';
import { EmojiButton } from './emoji-button.tsx';
import { useWords } from './words-context.ts';

export interface ComposerProps {
  /** The textarea, for whoever moves the focus. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What was written before. */
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  /** Hears what is written here in another tab. Returns its stop. */
  readonly elsewhere: (hear: (text: string) => void) => () => void;
  /** False: it can't go out yet, and stays. */
  readonly onSend: (text: string) => boolean;
  /** How many files go along. */
  readonly files?: number;
  /** What adds files, once it is there. */
  readonly attach?: ReactNode;
  /** The files. */
  readonly children?: ReactNode;
}

const warn_below = 500;

/** Where the visitor writes. Enter sends, Shift+Enter begins a line. */
export function Composer(props: ComposerProps) {
  const { field, draft, onDraft, elsewhere, onSend, files = 0 } = props;
  const { t } = useWords();
  const [text, setText] = useState(draft);
  const fault = judgeText(text, files);
  const left = limits.message_length - text.length;

  useLayoutEffect(() => fit(field.current, text), [field, text]);
  useEffect(() => elsewhere(setText), [elsewhere]);

  const write = (next: string) => {
    setText(next);
    onDraft(next);
  };
  const send = () => {
    if (fault !== undefined) return;
    if (!onSend(text)) return;
    setText('');
    field.current?.focus();
  };
  const insert = (emoji: string) => {
    const area = field.current;
    if (area === null) return;
    area.setRangeText(emoji, area.selectionStart, area.selectionEnd, 'end');
    write(area.value);
    area.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {left < warn_below && (
        <output id="left" className={left < 0 ? 'left over' : 'left'}>
          {left < 0 ? t('over', { n: -left }) : t('left', { n: left })}
        </output>
      )}
      {props.children}
      <div className="field">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          placeholder={t('placeholder')}
          aria-label={t('message')}
          aria-invalid={left < 0}
          aria-describedby={left < warn_below ? 'left' : undefined}
          enterkeyhint="send"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {props.attach}
        <EmojiButton onPick={insert} onClose={() => field.current?.focus()} />
        <button
          type="submit"
          className="round send"
          aria-label={t('send')}
          aria-disabled={fault !== undefined}
        >
          <Icon path={sendIcon} />
        </button>
      </div>
    </form>
  );
}

// As high as its text; the sheet says where it begins to scroll. An empty field is as high as one line, whatever the
// placeholder needs.
function fit(area: HTMLTextAreaElement | null, text: string): void {
  if (area === null) return;
  area.style.height = 'auto';
  if (text !== '') area.style.height = `${area.scrollHeight}px`;
}
