import { type Emoji, findEmoji, gridStep, readEmoji } from '@porchlight/design/emoji';
import { emojiBooks } from '@porchlight/design/emoji-books';
import { emoji as english } from '@porchlight/design/emoji-en';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLaterWords } from '../talk/later/use-later-words.ts';
import { useWords } from '../words-context.ts';
import css from './emoji-picker.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const columns = 8;

export interface EmojiPickerProps {
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** Emoji to choose from, by search, by pointer or by the arrow keys. Fetched when it is first opened. */
export function EmojiPicker({ onPick, onClose }: EmojiPickerProps) {
  const { t } = useWords();
  const later = useLaterWords();
  const book = useBook();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const found = useMemo(() => findEmoji(book, query), [book, query]);
  useLayoutEffect(() => field.current?.focus(), []);

  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const rtl = document.dir === 'rtl';
    const next = gridStep(event.key, at, { columns, count: found.length, rtl });
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <dialog
      open
      className="emoji"
      aria-label={t('emoji')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // It closes the picker, and not the chat, too.
        event.preventDefault();
        onClose();
      }}
    >
      <input
        ref={field}
        type="search"
        value={query}
        placeholder={later.t('emoji_search')}
        aria-label={later.t('emoji_search')}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first) onPick(first.emoji);
          if (event.key === 'ArrowDown') grid.current?.querySelector('button')?.focus();
          if (event.key === 'Enter' || event.key === 'ArrowDown') event.preventDefault();
        }}
      />
      {found.length === 0 && <output>{later.t('emoji_none')}</output>}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys walk among the buttons in it */}
      <div ref={grid} className="emoji-grid" onKeyDown={walk}>
        {found.map(({ emoji, name }, index) => (
          <button
            key={emoji}
            type="button"
            tabIndex={index === at ? 0 : -1}
            aria-label={name}
            title={name}
            onClick={() => onPick(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
    </dialog>
  );
}

/** English until the visitor's own language is there. */
function useBook(): readonly Emoji[] {
  const { locale } = useWords();
  const [text, setText] = useState(english);
  useEffect(() => {
    emojiBooks[locale.split('-')[0] as string]?.().then(
      ({ emoji }) => setText(emoji),
      () => undefined,
    );
  }, [locale]);
  return useMemo(() => readEmoji(text), [text]);
}
