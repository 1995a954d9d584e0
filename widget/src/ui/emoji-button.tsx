import { smileIcon } from '@porchlight/design';
import { useState } from 'react';
import { Icon } from './drawing.tsx';
import { useWords } from './words-context.ts';

const load = () => import('./emoji/emoji-picker.tsx');

export interface EmojiButtonProps {
  readonly onPick: (emoji: string) => void;
  readonly onClose: () => void;
}

/** Opens the picker, and fetches it the first time. */
export function EmojiButton({ onPick, onClose }: EmojiButtonProps) {
  const { t } = useWords();
  const [part, setPart] = useState<Awaited<ReturnType<typeof load>>>();
  const [open, setOpen] = useState(false);
  const toggle = () => {
    setOpen(!open);
    // Where it can't be had nothing opens, and the next press tries again.
    if (!part) load().then(setPart, () => setOpen(false));
  };
  const close = () => {
    setOpen(false);
    onClose();
  };
  return (
    <>
      <button
        type="button"
        className="round"
        aria-label={t('emoji')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={toggle}
      >
        <Icon path={smileIcon} />
      </button>
      {open && part && (
        <part.EmojiPicker
          onClose={close}
          onPick={(emoji) => {
            setOpen(false);
            onPick(emoji);
          }}
        />
      )}
    </>
  );
}
