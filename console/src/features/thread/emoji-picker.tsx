import { findEmoji, gridStep, readEmoji } from '@porchlight/design/emoji';
import { emoji as english } from '@porchlight/design/emoji-en';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../../shared/translation.tsx';

const columns = 7;

/** Emoji to choose from, by search, by pointer or by the arrow keys. */
export function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  const book = useBook();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const found = useMemo(() => findEmoji(book, query), [book, query]);

  const walk = (event: KeyboardEvent) => {
    const rtl = document.dir === 'rtl';
    const next = gridStep(event.key, at, { columns, count: found.length, rtl });
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    grid.current?.querySelectorAll('button')[next]?.focus();
  };
  const fromField = (event: KeyboardEvent) => {
    const [first] = found;
    if (event.key === 'Enter' && first) onPick(first.emoji);
    if (event.key === 'ArrowDown') grid.current?.querySelector('button')?.focus();
    if (event.key === 'Enter' || event.key === 'ArrowDown') event.preventDefault();
  };
  return (
    <>
      <input
        type="search"
        value={query}
        placeholder={t('emoji.search')}
        aria-label={t('emoji.search')}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={fromField}
        className="mb-2 h-9 w-full rounded-md border border-line-strong bg-surface px-3 outline-none focus-visible:lit-edge max-tablet:text-input"
      />
      {found.length === 0 && <output className="text-sm text-muted">{t('emoji.none')}</output>}
      {/* The keys walk among the buttons in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={grid}
        onKeyDown={walk}
        className="grid max-h-64 grid-cols-7 overflow-y-auto overscroll-contain"
      >
        {found.map(({ emoji, name }, index) => (
          <button
            key={emoji}
            type="button"
            tabIndex={index === at ? 0 : -1}
            aria-label={name}
            title={name}
            onClick={() => onPick(emoji)}
            className="h-9 rounded-sm text-2xl -outline-offset-2 hover:bg-hover"
          >
            {emoji}
          </button>
        ))}
      </div>
    </>
  );
}

/** English until the reader's own language is there. */
function useBook() {
  const { language } = useTranslation();
  const [text, setText] = useState(english);
  useEffect(() => {
    if (language !== 'zh') return;
    import('@porchlight/design/emoji-zh').then(
      ({ emoji }) => setText(emoji),
      () => undefined,
    );
  }, [language]);
  return useMemo(() => readEmoji(text), [text]);
}
